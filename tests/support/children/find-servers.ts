// Listens for offices in the network, as set-up does: `find-servers.ts <ms>`.
import { findServers } from '#link/find-servers.ts'

const problems: string[] = []
const offices = await findServers(Number(process.argv[2]), (problem) => problems.push(problem))
console.log(`found ${JSON.stringify(offices)}`)
console.log(`problems ${JSON.stringify(problems)}`)

// Opens a store and keeps it until it is killed or its input ends: `hold-store.ts <file>`.
import { openStore } from '#db/store.ts'

const opened = await openStore(process.argv[2] ?? '')
console.log(opened.ok ? 'holding' : `refused ${opened.code}`)
process.stdin.resume().once('end', () => process.exit(0))

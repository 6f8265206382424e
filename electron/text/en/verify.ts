import type { Translation } from '../shape.ts'
import type { verify as original } from '../es/verify.ts'

/** What `npm run verify` says: whether everything is as it was written. */
export const verify: Translation<typeof original> = {
  help: `Checks that nobody has changed what the office recorded. Writes nothing, and may be used while Antesala works.

  npm run verify -- [options]

  --data FOLDER        data folder (by default, this user's)
  --file FILE          one data file, a copy for instance
  --postgres URL       a PostgreSQL database: postgres://user@server:port/database
  --seal SEAL          a printed seal, whole or its beginning; may be repeated
  --json               the result as JSON
  --language es|en     language
  --help               this help

Ends with 0 if everything is in order, with 1 if there are faults, with 2 if it cannot be read.`,
  title: (where) => `Verification of ${where}`,
  station: (name, events) => `Station ${name}: ${events} entries`,
  nameless: (id) => `without a name (${id})`,
  counts: (tickets, seals) => `Tickets: ${tickets}. Seals: ${seals}.`,
  texts: (texts, erased) => `Personal texts: ${texts}, of them erased: ${erased}.`,
  fine: 'Everything is as it was written.',
  faulty: (count) => (count === 1 ? 'There is 1 fault:' : `There are ${count} faults:`),
  more: (count) => `… and ${count} more.`,
  advice: 'Keep a copy of these data before you go on working with them, and tell whoever runs the office.',
  seal: (seal) => `Newest seal: ${seal}`,
  event: (seq, station, kind, id) => `Entry ${seq} of station ${station} (${kind}, ${id})`,
  faults: {
    event_changed: (event) => `${event} is not as it was written.`,
    event_missing: (count, seq, station) =>
      count === 1
        ? `${count} entry of station ${station} is missing: ${seq}.`
        : `${count} entries of station ${station} are missing, from ${seq} on.`,
    event_reordered: (event, was) => `${event} was written under another number: ${was}.`,
    chain_broken: (event) => `${event} does not follow the one before: something was changed there.`,
    head_wrong: (station, said, last) =>
      `The chain of station ${station} should end at ${said} and ends at entry ${last}.`,
    head_missing: (station, last) =>
      `Nothing says where the chain of station ${station} ends; its last entry is ${last}.`,
    seal_broken: (position, time) =>
      `Seal ${position} (${time}) is not as it was made, or one before is missing.`,
    chain_rewritten: (seq, station, position, time) =>
      `Entry ${seq} of station ${station} is not the one that seal ${position} (${time}) recorded: the chain was written anew afterwards.`,
    seal_missing: (seal) =>
      `The printed seal ${seal} is not in these data: they were written anew, or belong to another office.`,
    personal_changed: (field, subject, event) =>
      `The ${field} of ${subject} is not the one that was recorded. ${event} holds its digest.`,
    personal_unknown: (field, subject, event) =>
      `The ${field} of ${subject} is gone, and nothing says that it was erased. ${event} holds its digest.`,
    erasure_unknown: (subject) => `The texts of ${subject} count as erased, and no entry tells of it.`,
    ticket_disagrees: (label, id, what) => `Ticket ${label} (${id}): ${what}.`,
    numbers_disagree: (prefix, day) =>
      `The numbers ${prefix} of ${day} have gaps, or do not end where their counter says.`,
  },
  fields: { name: 'name', reason: 'reason', note: 'note' },
  ticket: {
    missing: 'it was recorded and is not there',
    number: 'it does not have the number that it was given',
    state: 'its state is not the one that its entries tell',
    times: 'its times are not those that its entries tell',
    none_open: 'it has no open leg',
    several_open: 'it has several open legs',
    gap: 'there is a gap between two legs',
    overlap: 'two legs overlap',
    backwards: 'a leg ends before it begins',
    wrong_state: 'its last leg is not that of its state',
  },
  older: (file) =>
    `These data are from an earlier version of Antesala. Open them once with this version, then verify: ${file}`,
  overtaken: 'Somebody wrote while it was being read; reading again.',
  unknownOption: (said) => `Not understood: ${said}. Use --help.`,
  badSeal: (seal) => `“${seal}” is no seal: at least 16 digits and letters from a to f, in groups of four.`,
}

import type { RefusalTexts } from '../shape.ts'
import { place as at } from './place.ts'
import { states } from './states.ts'

/** What happened, and what to do. */
export const refusals: RefusalTexts = {
  'input.invalid': ({ field }) => `One of the values is not valid (${field}). Check it and try again.`,
  'sender.unknown': () => 'This window is no longer registered. Close it and open it again.',
  'station.forbidden': () => 'This station cannot do that. Do it from the station it belongs to.',
  'person.required': () => 'Nobody is signed in at this station. Choose your name and repeat the action.',
  'person.forbidden': () => 'Your role does not allow that. Ask somebody who has permission.',
  'session.locked': () => 'This window is locked. Unlock it with your PIN and try again.',
  'person.not_found': () => 'That person is no longer part of the office. Choose another name.',
  'person.still_active': () =>
    'That person still works here. Take them off the staff before erasing their personal data.',
  'person.busy': ({ ticket, place }) => `You already have ${ticket} open at ${at(place)}. Finish it first.`,
  'person.elsewhere': ({ place }) =>
    `That person is working at ${at(place)}. They have to sign out there first.`,
  'pin.wrong': ({ left }) =>
    left === 1
      ? 'That PIN is not right. One more failure and you will have to wait a moment.'
      : `That PIN is not right. ${left} attempts left before a wait.`,
  'pin.locked_out': ({ until }, time) =>
    `Too many failed attempts at this desk. Wait until ${time(until)}, or ask management for a start code.`,
  'pin.missing': () => 'You have no PIN yet. Ask management for a start code to choose yours.',
  'pin.weak': () => 'That PIN is too easy to guess. Use at least six digits, not repeated and not in a row.',
  'pin.code_wrong': () =>
    'That code is not right. Copy it sign by sign; hyphens and capitals make no difference.',
  'pin.expired': () => 'That start code is no longer valid. Ask management for another one.',
  'pin.key_lost': () =>
    'The key that the office kept its PINs with is missing. Sign in with the printed recovery code.',
  'office.missing': () => 'There is no office yet. Complete the set-up.',
  'office.exists': ({ name }) => `The office “${name}” already exists on this computer. Nothing was changed.`,
  'office.prefix_used': ({ prefix }) => `The letter ${prefix} is used twice. Each service needs its own.`,
  'office.number_used': ({ number }) => `Counter number ${number} is used twice. Change one of them.`,
  'office.without_manager': () => 'Nobody has the role of management. Give it to one person to begin.',
  'service.not_found': () => 'That service is no longer offered. Choose another one.',
  'priority.not_found': () => 'That priority is no longer in use. Choose another one.',
  'counter.not_found': () => 'That counter no longer exists. Choose another one in the windows menu.',
  'counter.busy': ({ ticket }) => `This counter has ${ticket} open. Finish it or return it to the queue.`,
  'counter.without_services': ({ counter }) =>
    `Counter ${counter} has no services. The manager has to assign some.`,
  'counter.in_use': ({ counter, by }) => `Counter ${counter} is taken by ${by}. Choose another or wait.`,
  'counter.paused': ({ since }, time) =>
    `This counter has been paused since ${time(since)}. Resume it to call.`,
  'queue.empty': () => 'Nobody is waiting for this counter. You will see it when somebody arrives.',
  'queue.cooling': ({ count, nextAt }, time) =>
    count === 1
      ? `The only person waiting was not here when called. They can be called again at ${time(nextAt)}.`
      : `All ${count} people waiting were not here when called. The first can be called again at ${time(nextAt)}.`,
  'ticket.not_found': () => 'That ticket does not exist in this office. Check the number.',
  'ticket.taken': ({ ticket, by }) => `${ticket} is already with ${at(by)}. Call the next one.`,
  'ticket.changed': ({ ticket, state }) =>
    `${ticket} was no longer as shown: it is now ${states[state]}. The screen has been refreshed.`,
  'ticket.cooling': ({ ticket, until }, time) =>
    `${ticket} was not here a moment ago. It can be called at ${time(until)}, or sooner if they come back.`,
  'ticket.elsewhere': ({ ticket, place }) =>
    `${ticket} is being served at ${at(place)}. It can only be changed there.`,
  'ticket.held_by': ({ ticket, by }) =>
    `${ticket} is on hold with ${by}. Only they can take it up again while they are at their desk.`,
  'ticket.other_day': ({ ticket, day }) => `${ticket} is from ${day}. Issue a new ticket for today.`,
  'transfer.same_queue': ({ ticket }) =>
    `${ticket} is already in that very queue. Choose another destination, or return it to the queue.`,
  'line.not_found': () => 'That service is no longer on the ticket. The list has been updated.',
  'line.duplicate': ({ service }) =>
    `“${service}” is already on the ticket. Change the quantity if there are several.`,
  'request.reused': () => 'That request was already used for something else and nothing was done. Try again.',
  'reason.required': () => 'This passes other people in the queue. Write the reason to go on.',
  'undo.nothing': () => 'There is nothing to undo on this ticket. If it is wrong, void it with a reason.',
  'undo.too_late': ({ minutes }) => `A step can be undone for ${minutes} minutes, and they have passed.`,
  'undo.not_yours': () => 'Somebody else did the last step. Only they can undo it.',
  'undo.changed': ({ ticket }) =>
    `Something else happened to ${ticket} since. That step can no longer be undone.`,
  'undo.counter_busy': ({ ticket }) => `The desk has ${ticket} open. Finish it before undoing.`,
  'alert.resolved': () => 'That alert has been resolved. If help is still needed, raise another one.',
  'alert.said': () => 'That has been said already. You can go on to the next step.',
  'alert.not_yours': () =>
    'Only whoever raised the alert can cancel it. Security or management can resolve it.',
  'alert.cancelled': () =>
    'That alert had been cancelled already. Security sees it until somebody has looked.',
  'alert.sender_alone': () =>
    'Whoever raised the alert cannot resolve it alone. Somebody else must have answered first.',
  'server.single': () =>
    'This office works on one computer. Several stations need a PostgreSQL server: see docs/office.md.',
  'server.not_found': ({ host }) =>
    `No server was found at ${host}. Check the address, that the server is on and that the firewall lets it through.`,
  'server.untrusted': ({ host }) =>
    `The server at ${host} is not that of the office of this code. Nothing was sent to it. Check the address and ask the manager for another code.`,
  'server.plain': ({ host }) =>
    `The server at ${host} does not encrypt the connection. Whoever installed it must prepare it first (docs/office.md).`,
  'server.far': ({ host }) =>
    `The server is on another computer (${host}) and its connection is not encrypted. Prepare the server from the computer that PostgreSQL is installed on.`,
  'server.refused': ({ host }) =>
    `The server at ${host} does not accept that user or that password. Type them again.`,
  'server.rights': () =>
    'That user cannot administer the server. Use PostgreSQL’s administrator (usually postgres).',
  'server.too_old': ({ version }) =>
    `The server has PostgreSQL ${version}; version 15 or later is needed. Update it and try again.`,
  'server.database_used': ({ database }) =>
    `The database ${database} holds data of another program, and nothing was touched. Choose another name for the database.`,
  'pairing.mistyped': () =>
    'That code is incomplete or has a wrong character. Compare it with the one on the manager’s station.',
  'pairing.over': () =>
    'That code has been used or is out of date. Ask for a new one at the manager’s station.',
  'pairing.no_authority': () =>
    'This station does not keep the office’s key and cannot add others. Do it at the manager’s station that prepared the server.',
  'station.not_found': () => 'That station is no longer in the office. Choose another one from the list.',
  'station.itself': () => 'A station cannot remove itself. Do it from another manager’s station.',
  'station.without_role': () =>
    'This station does not have that function. The manager can give it by adding the station again with it.',
  'store.unreadable': ({ file }) =>
    `The data file cannot be read. Check that the disk is connected and that you have permission: ${file}`,
  'store.read_only': ({ file }) =>
    `The data file is write-protected. Allow writing to the file and its folder: ${file}`,
  'store.locked': ({ file }) =>
    `Another copy of Antesala is using this data. Close it, or work in that one: ${file}`,
  'store.foreign': ({ file }) =>
    `That file does not belong to Antesala and was not touched. Move it away or choose another data folder: ${file}`,
  'store.newer': ({ file }) =>
    `The data comes from a newer version of Antesala. Update this computer; nothing was changed: ${file}`,
  'store.damaged': ({ file }) =>
    `The data file is damaged and was not touched. Keep a copy and restore the latest backup: ${file}`,
  'store.full': ({ file }) =>
    `The disk is full: the last step was not saved, everything before it was. Free some space and repeat it. File: ${file}`,
  'store.unreachable': ({ file }) =>
    `There is no connection to the office's data (${file}). It is not known to be saved: check the network, and look before repeating.`,
  'store.behind': ({ file }) =>
    `The office’s data is of an earlier version. Start the new version at the manager’s station first; this station then goes on by itself. Server: ${file}`,
  'store.outdated': () =>
    'This station has an earlier version than the office and can only look things up. Update Antesala on this computer.',
  'store.dismissed': ({ file }) =>
    `The server does not admit this station any more. If it is still in use, ask the manager for a code to add it again. Server: ${file}`,
  'store.untrusted': ({ file }) =>
    `The server that answers is not the office’s, or its certificate is out of date. Nothing was sent to it. Tell whoever installed it. Server: ${file}`,
  'store.no_credentials': ({ file }) =>
    `This computer cannot read the credentials with which it enters the office. If the system’s keyring is locked, open it; if they are lost, ask the manager for a new code. Server: ${file}`,
  'store.busy': () => 'The data is busy right now and nothing was saved. Repeat the action.',
  unexpected: ({ reference }) =>
    `Something unexpected happened and nothing was saved. Repeat it; if it goes on, report reference ${reference}.`,
}

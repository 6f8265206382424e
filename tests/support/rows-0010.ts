import type { Row } from './rows.ts'
import { at0 } from './builders.ts'

/**
 * One valid row for every table of the first migration, in the order in which they may be inserted; all belong
 * together. Frozen with it: what a database of that age can hold.
 */
export const rowsOf0010: readonly Row[] = [
  ['office', { id: 'o1', name: 'Oficina', time_zone: 'Europe/Madrid', day_start_minute: 240, not_here_limit: 3, cool_down_ms: 300_000, undo_window_ms: 120_000, is_demo: 0, created_at: at0 }], // prettier-ignore
  ['zone', { id: 'z1', name: 'Sala' }],
  ['service', { id: 's1', zone_id: 'z1', name: 'Partidas', prefix: 'A', expected_ms: 1, target_ms: 1, first_number: 1, sort: 0, is_active: 1 }], // prettier-ignore
  ['priority', { id: 'p1', name: 'General', head_start_ms: 0, is_strict: 0, sort: 0, is_active: 1 }],
  ['person', { id: 'm1', sort: 0, is_active: 1 }],
  ['person_role', { person_id: 'm1', role: 'counter' }],
  ['counter', { id: 'c1', zone_id: 'z1', number: 1, person_id: 'm1', is_active: 1 }],
  ['counter_service', { counter_id: 'c1', service_id: 's1' }],
  ['station', { id: 'x1', zone_id: 'z1', name: 'Puesto', created_at: at0 }],
  ['ticket', { id: 't1', business_day: '2026-11-21', prefix: 'A', number: 1, channel: 'reception', service_id: 's1', priority_id: 'p1', is_strict: 0, is_accurate: 1, arrival_at: at0, state: 'called', counter_id: 'c1', person_id: 'm1', base_at: at0, queue_at: at0, cool_until: null, not_here_count: 0, call_count: 1 }], // prettier-ignore
  ['ticket_line', { id: 'l1', ticket_id: 't1', service_id: 's1', quantity: 1, state: 'active', position: 1 }],
  ['leg', { id: 'g1', ticket_id: 't1', position: 1, state: 'waiting', started_at: at0, ended_at: at0 + 5, counter_id: null, person_id: 'm1', service_id: 's1', is_void: 0 }], // prettier-ignore
  ['leg', { id: 'g2', ticket_id: 't1', position: 2, state: 'called', started_at: at0 + 5, ended_at: null, counter_id: 'c1', person_id: 'm1', service_id: 's1', is_void: 0 }], // prettier-ignore
  ['event', { id: 'e1', station_id: 'x1', seq: 1, at: at0, kind: 'ticket.issued', ticket_id: 't1', counter_id: null, person_id: 'm1', undoes: null, payload: '{}', previous_hash: '0', hash: '1' }], // prettier-ignore
  ['event', { id: 'e2', station_id: 'x1', seq: 2, at: at0, kind: 'ticket.undone', ticket_id: 't1', counter_id: null, person_id: 'm1', undoes: 'e1', payload: '{}', previous_hash: '1', hash: '2' }], // prettier-ignore
  ['event_head', { station_id: 'x1', seq: 2, hash: '2', at: at0 }],
  ['acknowledgement', { id: 'a1', ticket_id: 't1', event_id: 'e1', at: at0, after_ms: 0, person_id: 'm1', kind: 'issue', is_void: 0 }], // prettier-ignore
  ['number_counter', { business_day: '2026-11-21', prefix: 'A', last: 1 }],
  ['display_call', { id: 'd1', ticket_id: 't1', counter_id: 'c1', business_day: '2026-11-21', called_at: at0 + 5, announced_at: null, withdrawn_at: null, times: 1 }], // prettier-ignore
  ['request', { id: 'r1', station_id: 'x1', name: 'tickets.issue', at: at0, answer: 'null' }],
  ['personal', { subject_id: 't1', field: 'name', value: 'Teresa Olmedo', salt: '00' }],
]

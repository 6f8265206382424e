/**
 * What the login of each kind of station may do with each table, to be read and agreed to by a person;
 * db/provision/grants.ts has to say the same in its own way, and the server has to do it. `r`: may read, `a`: may add rows,
 * `c`: may change some columns. Nobody may take a row away. Rows of `event`, `event_head`, `station_presence`, `request` and
 * `pairing` are a station's own besides: whose they are is not in this table.
 */
export const grantsTable = `
                    display  kiosk  security  phone  door  reception  counter  manager
  acknowledgement   ...      r..    ...       r..    ra.   rac        rac      r..
  counter           r..      r..    r..       r.c    r.c   r.c        r.c      rac
  counter_service   r..      r..    r..       r..    r..   r..        r..      ra.
  credential        ...      ...    ...       rac    rac   rac        rac      rac
  display_call      r.c      r..    r..       r.c    r.c   r.c        rac      r.c
  erasure           ...      ...    ...       r..    r..   r..        r..      ra.
  event             ra.      ra.    ra.       ra.    ra.   ra.        ra.      ra.
  event_head        r.c      r.c    r.c       r.c    r.c   r.c        r.c      rac
  kysely_migration  r..      r..    r..       r..    r..   r..        r..      r..
  leg               ...      ra.    ...       rac    rac   rac        rac      rac
  number_counter    ...      rac    ...       r..    rac   rac        rac      r..
  office            r.c      r.c    r.c       r.c    r.c   r.c        r.c      rac
  pairing           r..      r..    r..       r..    r..   r..        r..      rac
  person            ...      ...    ...       r.c    r.c   r.c        r.c      rac
  person_language   ...      ...    ...       r..    r..   r..        r..      ra.
  person_role       ...      ...    ...       r..    r..   r..        r..      ra.
  personal          ...      .a.    ...       r..    ra.   ra.        ra.      rac
  priority          r..      r..    r..       r..    r..   r..        r..      ra.
  request           ra.      ra.    ra.       ra.    ra.   ra.        ra.      ra.
  seal              ...      ...    ...       ra.    ra.   ra.        ra.      ra.
  seal_head         ...      ...    ...       ra.    ra.   ra.        ra.      ra.
  service           r..      r..    r..       r..    r..   r..        r..      ra.
  sign_in_attempt   ...      ...    ...       rac    rac   rac        rac      rac
  station           r..      r..    r..       r..    r..   r..        r..      rac
  station_presence  rac      rac    rac       rac    rac   rac        rac      rac
  station_role      r..      r..    r..       r..    r..   r..        r..      ra.
  ticket            r..      ra.    r..       r.c    rac   rac        rac      r.c
  ticket_line       ...      ra.    ...       r..    ra.   rac        rac      r..
  zone              r..      r..    r..       r..    r..   r..        r..      ra.
`

const [head = '', ...lines] = grantsTable.split('\n').filter((line) => line.trim() !== '')
const roles = head.trim().split(/ +/)

/** `reception ticket` → `rac`. */
export const readable: ReadonlyMap<string, string> = new Map(
  lines.flatMap((line) => {
    const [table = '', ...marks] = line.trim().split(/ +/)
    if (marks.length !== roles.length || marks.some((mark) => !/^[r.][a.][c.]$/.test(mark)))
      throw new Error(`not a mark for every kind of station: ${line}`)
    return roles.map((role, index) => [`${role} ${table}`, marks[index] ?? ''] as const)
  }),
)

export const tablesInTable: readonly string[] = lines.map((line) => line.trim().split(/ +/)[0] ?? '')

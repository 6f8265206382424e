/**
 * Who may what (domain.md §1 and §7), to be read and agreed to by a person; electron/domain/permissions.ts has to say the
 * same in its own way. A line says from which windows a call may be made, who must be signed in there (`nobody`: it works
 * without), and whether it still works while the window is locked. A new call needs a line here, a changed one a changed
 * line.
 */
export const permissionTable = `
                             windows              |  people         | locked
                             d r c d k s m p s t  |  d r c p s m a  |
                             o e o i i e a h e r  |  o e o h e a d  |
                             o c u s o c n o t o  |  o c u o c n m  |
                             r e n p s u a n u u  |  r e n n u a i  |
                               p t l k r g e p b  |    p t e r g n  |
  session.current            x x x x x x x x x x  |  nobody        | yes
  session.people             x x x . . . x x . .  |  nobody        | yes
  session.signIn             x x x . . . x x . .  |  nobody        | yes
  session.signOut            x x x . . . x x . .  |  x x x x x x x | yes
  session.activate           x x x . . . x x . .  |  nobody        | yes
  session.recover            x x x . . . x x . .  |  nobody        | yes
  session.lock               x x x . . . x x . .  |  x x x x x x x | yes
  session.unlock             x x x . . . x x . .  |  x x x x x x x | yes
  session.changePin          x x x . . . x x . .  |  x x x x x x x | no

  people.access              x x x . . . x x . .  |  . . . . . x x | no
  people.giveStartCode       x x x . . . x x . .  |  . . . . . x x | no
  people.renewRecoveryCode   x x x . . . x x . .  |  . . . . . x x | no

  preferences.set            x x x x x x x x x x  |  nobody        | yes

  app.about                  x x x x x x x x x x  |  nobody        | yes
  app.reportViolation        x x x x x x x x x x  |  nobody        | yes

  windows.choices            x x x . . . x x . .  |  nobody        | yes
  windows.open               x x x . . . x x . .  |  nobody        | yes

  trouble.current            . . . . . . . . . x  |  nobody        | yes
  trouble.retry              . . . . . . . . . x  |  nobody        | yes
  trouble.showFile           . . . . . . . . . x  |  nobody        | yes

  station.current            x x x x x x x x x x  |  nobody        | yes

  stations.list              x x x . . . x x . .  |  x x x x x x x | no
  stations.pair              x x x . . . x x . .  |  . . . . . x x | no
  stations.dismiss           x x x . . . x x . .  |  . . . . . x x | no

  setup.findServers          . . . . . . . . x .  |  nobody        | yes
  setup.prepareServer        . . . . . . . . x .  |  nobody        | yes
  setup.join                 . . . . . . . . x .  |  nobody        | yes
  setup.create               . . . . . . . . x .  |  nobody        | yes
  setup.createDemo           . . . . . . . . x .  |  nobody        | yes
  setup.enter                . . . . . . . . x .  |  nobody        | yes

  office.overview            x x x x x x x x x x  |  nobody        | yes

  queue.waiting              x x x . . . . . . .  |  x x x x x x x | no
  queue.find                 x x x . . . . . . .  |  x x x x x x x | no
  queue.held                 . x x . . . . . . .  |  x x x x x x x | no
  queue.destinations         . x x . . . . . . .  |  x x x x x x x | no

  desk.current               . x x . . . . . . .  |  x x x x x x x | no
  desk.pause                 . . x . . . . . . .  |  . x x . . x x | no
  desk.resume                . . x . . . . . . .  |  . x x . . x x | no

  day.close                  . x . . . . x . . .  |  . . . . . x x | no

  display.current            . . . x . . . . . .  |  nobody        | yes
  display.announced          . . . x . . . . . .  |  nobody        | yes

  tickets.issue              x x x . . . . . . .  |  x x x . . x x | no
  tickets.history            x x x . . . . . . .  |  x x x x x x x | no
  tickets.greet              x x x . . . . . . .  |  x x x . . x x | no
  tickets.back               x x x . . . . . . .  |  x x x . . x x | no
  tickets.callNext           . . x . . . . . . .  |  . x x . . x x | no
  tickets.callChosen         . . x . . . . . . .  |  . x . . . x x | no
  tickets.callAgain          . . x . . . . . . .  |  . x x . . x x | no
  tickets.attend             . x x . . . . . . .  |  . x x . . x x | no
  tickets.start              . . x . . . . . . .  |  . x x . . x x | no
  tickets.notHere            . . x . . . . . . .  |  . x x . . x x | no
  tickets.return             . x x . . . . . . .  |  . x x . . x x | no
  tickets.hold               . x x . . . . . . .  |  . x x . . x x | no
  tickets.resume             . x x . . . . . . .  |  . x x . . x x | no
  tickets.release            . x x . . . . . . .  |  . x x . . x x | no
  tickets.transfer           . x x . . . . . . .  |  . x x . . x x | no
  tickets.addLine            . x x . . . . . . .  |  . x x . . x x | no
  tickets.correctLine        . x x . . . . . . .  |  . x x . . x x | no
  tickets.takeUpLine         . x x . . . . . . .  |  . x x . . x x | no
  tickets.finish             . x x . . . . . . .  |  . x x . . x x | no
  tickets.leave              . x x . . . . . . .  |  . x x . . x x | no
  tickets.reactivate         x x x . . . . . . .  |  x x x . . x x | no
  tickets.void               . x x . . . . . . .  |  . x . . . x x | no
  tickets.undo               . x x . . . . . . .  |  . x x . . x x | no
`

/** One line of the table. */
export interface Allowed {
  readonly windows: readonly string[]
  /** Null: nobody needs to be signed in. */
  readonly people: readonly string[] | null
  readonly whileLocked: boolean
}

const windowColumns = ['door', 'reception', 'counter', 'display', 'kiosk', 'security', 'manager', 'phone', 'setup', 'trouble'] // prettier-ignore
const peopleColumns = ['door', 'reception', 'counter', 'phone', 'security', 'manager', 'admin']

/** The table as the tests ask it, by name of the call. */
export const allowed: ReadonlyMap<string, Allowed> = new Map(
  permissionTable
    .split('\n')
    .filter((line) => /^ {2}[a-z]/.test(line))
    .map((line) => {
      const [left = '', people = '', locked = ''] = line.split('|')
      const [name = '', ...windows] = left.trim().split(/ +/)
      const whileLocked = locked.trim() === 'yes'
      return [
        name,
        {
          windows: marked(windowColumns, windows),
          people: people.trim() === 'nobody' ? null : marked(peopleColumns, people.trim().split(/ +/)),
          whileLocked,
        },
      ]
    }),
)

/** @throws when a line has not one mark for every column */
function marked(columns: readonly string[], marks: readonly string[]): string[] {
  if (marks.length !== columns.length || marks.some((mark) => mark !== 'x' && mark !== '.'))
    throw new Error(`${String(marks.length)} marks for ${String(columns.length)} columns: ${marks.join(' ')}`)
  return columns.filter((_, index) => marks[index] === 'x')
}

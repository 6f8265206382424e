import type { TargetView } from '#contract/views.ts'
import type { Texts } from '#text/index.ts'

/** For whom a ticket waits in particular: "para la ventanilla 4", "para Lucía". */
export function targetWords(target: TargetView, all: Texts): string {
  return target.counter === null
    ? all.transfer.forPerson(target.person ?? all.common.nobody)
    : all.transfer.forCounter(target.counter)
}

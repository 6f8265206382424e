import { refusals } from './refusals.ts'
import { states } from './states.ts'
import { demo } from './demo.ts'
import { place } from './place.ts'
import { display } from './display.ts'
import { setup } from './setup.ts'
import { templates } from './templates.ts'
import { trouble } from './trouble.ts'
import { about } from './about.ts'
import { common } from './common.ts'
import { counter } from './counter.ts'
import { desk } from './desk.ts'
import { keys } from './keys.ts'
import { reception } from './reception.ts'
import { signIn } from './sign-in.ts'
import { time } from './time.ts'
import { why } from './why.ts'

export const es = {
  about,
  common,
  counter,
  desk,
  demo,
  display,
  keys,
  place,
  reception,
  refusals,
  setup,
  signIn,
  states,
  templates,
  time,
  trouble,
  why,
}

import type { Translation } from '../shape.ts'
import type { es } from '../es/index.ts'
import { refusals } from './refusals.ts'
import { states } from './states.ts'
import { demo } from './demo.ts'
import { holds } from './holds.ts'
import { joining } from './joining.ts'
import { lines } from './lines.ts'
import { officeInit } from './office-init.ts'
import { pause } from './pause.ts'
import { place } from './place.ts'
import { display } from './display.ts'
import { setup } from './setup.ts'
import { templates } from './templates.ts'
import { transfer } from './transfer.ts'
import { trouble } from './trouble.ts'
import { about } from './about.ts'
import { common } from './common.ts'
import { counter } from './counter.ts'
import { desk } from './desk.ts'
import { day } from './day.ts'
import { languages } from './languages.ts'
import { lock } from './lock.ts'
import { people } from './people.ts'
import { pin } from './pin.ts'
import { recovery } from './recovery.ts'
import { keys } from './keys.ts'
import { reception } from './reception.ts'
import { signIn } from './sign-in.ts'
import { stations } from './stations.ts'
import { time } from './time.ts'
import { verify } from './verify.ts'
import { why } from './why.ts'

export const en: Translation<typeof es> = {
  about,
  common,
  counter,
  day,
  desk,
  demo,
  display,
  holds,
  joining,
  keys,
  languages,
  lock,
  people,
  pin,
  lines,
  officeInit,
  pause,
  place,
  reception,
  recovery,
  refusals,
  setup,
  signIn,
  states,
  stations,
  templates,
  time,
  transfer,
  trouble,
  verify,
  why,
}

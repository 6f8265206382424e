import { expect, test } from 'vitest'
import { installAdvice } from '../../build/machine/debian.ts'
import { notFoundIn } from '../../build/machine/libraries.ts'
import { userIn } from '../../build/machine/run-user.ts'
import { xAuthority } from '../../build/machine/x-authority.ts'

test('the libraries that the loader cannot find are read from its list', () => {
  const listing =
    '\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tlibgtk-3.so.0 => not found\n\tlibnss3.so => not found\n'
  expect(notFoundIn(listing)).toEqual(['libgtk-3.so.0', 'libnss3.so'])
})

test('someone who may not install gets the one command that does', () => {
  const advice = installAdvice('This machine lacks Xvfb.', ['xvfb', 'libnss3'], true)
  expect(advice).toContain('sudo apt-get install --no-install-recommends xvfb libnss3')
})

test('on another system the names are given without a command that is not there', () => {
  expect(installAdvice('This machine lacks Xvfb.', ['xvfb'], false)).not.toContain('apt-get')
})

test('a user is found by the whole name', () => {
  const passwd =
    'root:x:0:0::/root:/bin/sh\nantesala2:x:5:5::/:\nantesala:x:999:995::/var/lib/antesala/home:/usr/sbin/nologin\n'
  expect(userIn(passwd, 'antesala')).toEqual({ name: 'antesala', uid: 999, gid: 995 })
  expect(userIn(passwd, 'nobody')).toBeNull()
})

test('the virtual screen’s secret counts for every display number', () => {
  const content = xAuthority(Buffer.alloc(16, 7))
  expect(content.subarray(0, 6)).toEqual(Buffer.from([0xff, 0xff, 0, 0, 0, 0]))
  expect(content.includes('MIT-MAGIC-COOKIE-1')).toBe(true)
  expect(content.subarray(-16)).toEqual(Buffer.alloc(16, 7))
})

// The library ships no types; these are the parts used here.
declare module 'electron-installer-debian' {
  interface Options {
    src: string
    dest: string
    arch: string
    options: Record<string, string | readonly string[]>
  }
  export default function installer(options: Options): Promise<void>
}

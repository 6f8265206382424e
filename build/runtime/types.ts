/** Where a runtime came from: the maker's download, the registry's stand-in, or the person's own choice. */
export type RuntimeKind = 'official' | 'development' | 'override'

/** An Electron that can be started. */
export interface ElectronRuntime {
  kind: RuntimeKind
  /** Electron's own version, for example `33.2.1`. */
  version: string
  folder: string
  executable: string
}

/** What `antesala-runtime.json` beside the executable says. */
export interface RuntimeDescription {
  kind: RuntimeKind
  electron: string
  note: string
}

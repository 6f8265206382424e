// For tools that read TypeScript without the Vue compiler (eslint); vue-tsc sees the real components.
declare module '*.vue' {
  import type { Component } from 'vue'
  const component: Component
  export default component
}

// What `outgoing.ts` takes of undici: its index would load mocks, caches and WebSockets, half of all its memory.
declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici'
  export default Agent
}
declare module 'undici/lib/web/fetch/index.js' {
  import { fetch } from 'undici'
  const web: { readonly fetch: typeof fetch }
  export default web
}

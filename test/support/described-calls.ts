/** The calls of a daemon, as its own description has them. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-caller': string }>>>>
}

export interface DescribedCall {
  readonly method: string
  /** With `{id}` where something stands for it. */
  readonly path: string
  /** Who may call it. */
  readonly caller: string
}

export const describedCalls = ({ paths }: Description): readonly DescribedCall[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => ({
      method: method.toUpperCase(),
      path,
      caller: about['x-caller'],
    })),
  )

/** The target of a call with one word in the place of every parameter. */
export const targetOf = ({ path }: Pick<DescribedCall, 'path'>, word: string) =>
  path.replaceAll(/\{[^}]+\}/g, word)

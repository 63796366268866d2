import { readFile, writeFile } from 'node:fs/promises'

/** Writes what `change` makes of the bytes that are there. */
export async function replaceFile(path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(path, change(await readFile(path)))
}

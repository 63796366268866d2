/** The feeds as files in a folder that only this user may open, each replaced only when what it says has changed. */
import { lstat, readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { recoverFolder, replaceMade } from '#daemon/core/durable-file.ts'
import { hasCode, privateFolder, readPrivate } from '#daemon/core/private-path.ts'
import { feedAbout, feedFormats, type FeedFormat } from '#shared/feeds.ts'

/** Makes the folder, and removes what a crash left behind in it. */
export async function openFeedFolder(folder: string): Promise<void> {
  await privateFolder(folder)
  await recoverFolder(folder)
}

/** @returns whether it had changed */
export async function writeFeed(folder: string, format: FeedFormat, bytes: Buffer): Promise<boolean> {
  const { file: name } = feedAbout[format]
  // what lies there, and not what was written last: somebody may have removed it since
  if (readPrivate(join(folder, name))?.equals(bytes) === true) return false
  await replaceMade(folder, { name, bytes: () => bytes })
  return true
}

/** Removes the files, and the folder unless somebody put something else there. What a link leads to was never written by us. */
export async function removeFeeds(folder: string): Promise<void> {
  const found = await lstat(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  })
  if (found?.isDirectory() !== true) return
  const names = await readdir(folder)
  const ours = feedFormats.map((format) => feedAbout[format].file)
  const isOurs = (name: string) =>
    ours.some((file) => name === file || (name.startsWith(`${file}.`) && name.endsWith('.tmp')))
  for (const name of names.filter(isOurs)) await rm(join(folder, name), { force: true })
  await rmdir(folder).catch((error: unknown) => {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].some((code) => hasCode(error, code))) throw error
  })
}

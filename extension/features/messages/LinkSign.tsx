/** A link of a mail, as text: its whole address with the host made plain. It cannot be pressed. */
import type { MessageReport } from '#shared/messages.ts'
import { readable } from '../../core/readable-host.ts'
import { visible } from '../../ui/visible.ts'
import { useWords } from '../../ui/words.ts'
import { Sign } from './Sign.tsx'

type Link = MessageReport['links'][number]

export const LinkSign = ({ link: { shown, address, host, verdict, imitates } }: { link: Link }) => {
  const { t } = useWords()
  const at = hostAt(address, host)
  const looks = host === null ? host : readable(host)
  const said = (key: 'host' | 'looks' | 'shown', text: string | null, isSaid: boolean) =>
    text !== null && isSaid ? t(`message.link.${key}`, { text: visible(text) }) : null
  return (
    <Sign
      is={verdict}
      small={[
        t(`message.link.${verdict}`, { name: visible(imitates ?? '') }),
        said('host', host, at < 0),
        said('looks', looks, looks !== host),
        said('shown', shown, shown !== '' && shown !== address),
      ]}
    >
      <code class="letters">
        {at < 0 || host === null ? (
          visible(address)
        ) : (
          <>
            {visible(address.slice(0, at))}
            <b>{address.slice(at, at + host.length)}</b>
            {visible(address.slice(at + host.length))}
          </>
        )}
      </code>
    </Sign>
  )
}

/** Where the host stands in its address: before path and query, and after a user name. -1 where it is not written so. */
function hostAt(address: string, host: string | null): number {
  const [authority = ''] = /^[^:/?#]*:\/\/[^/?#\\]*/.exec(address.toLowerCase()) ?? []
  return host === null ? -1 : authority.lastIndexOf(host)
}

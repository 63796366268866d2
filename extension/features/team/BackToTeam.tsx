import { useLayoutEffect, useRef } from 'preact/hooks'
import { hashOf } from '../../core/routes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'

/** From a page of the team to its list; the keyboard begins here. */
export const BackToTeam = () => {
  const { t } = useWords()
  const link = useRef<HTMLAnchorElement>(null)
  // before it is painted: what is pressed next must not move under the pointer
  useLayoutEffect(() => {
    link.current?.focus({ preventScroll: true })
  }, [])
  return (
    <a class="link back" href={hashOf('team')} ref={link}>
      <Icon name="back" size={14} />
      {t('team.back')}
    </a>
  )
}

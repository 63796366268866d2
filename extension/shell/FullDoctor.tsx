/** The doctor in the full view: looks anew at each press, and each time the language changes. */
import { useEffect, useState } from 'preact/hooks'
import { missetIn } from '../core/managed.ts'
import { DoctorModel } from '../features/settings/doctor-model.ts'
import { DoctorPage } from '../features/settings/DoctorPage.tsx'
import type { App } from './app.ts'

export const FullDoctor = ({ app }: { app: App }) => {
  const [model] = useState(() => new DoctorModel({ api: app.api, isWalledOff }))
  const { language } = app.words.value
  const look = () => void model.look(language)
  useEffect(look, [language])
  return (
    <DoctorPage model={model} extension={app.version} misset={missetIn(app.policy.value)} onLook={look} />
  )
}

/** A browser that guards the local network says so, where it can be asked; to a request its denial is like a closed port. */
async function isWalledOff(): Promise<boolean> {
  const asked = navigator.permissions.query({ name: 'loopback-network' as PermissionName })
  return asked.then(
    ({ state }) => state === 'denied',
    () => false,
  )
}

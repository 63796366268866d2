/** Security keys by WebAuthn. The library that checks what they sign is loaded when the first one is used. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Person } from './person.ts'

const webauthn = () => import('@simplewebauthn/server')

/** EdDSA, ES256 and RS256: what keys know. Asking this runtime for newer ones makes it warn. */
const ALGORITHMS = [-8, -7, -257]

const credentials = ({ securityKeys }: Person) => securityKeys.map(({ id }) => ({ id }))

/** What the browser needs to make a key's credential; its challenge is to be kept. */
export const keyToBeMade = async (
  person: Person,
  origin: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  (await webauthn()).generateRegistrationOptions({
    rpName: 'Sandbox Manager',
    rpID: new URL(origin).hostname,
    userName: person.email,
    userDisplayName: `${person.firstName} ${person.lastName}`,
    userID: new TextEncoder().encode(String(person.id)),
    excludeCredentials: credentials(person),
    supportedAlgorithmIDs: ALGORITHMS,
    // A touch is enough: the password was the first factor.
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'discouraged' },
  })

/** What the browser needs to have one of the person's keys sign; its challenge is to be kept. */
export const keyToBeUsed = async (
  person: Person,
  origin: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  (await webauthn()).generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    allowCredentials: credentials(person),
    userVerification: 'discouraged',
  })

interface Asked {
  readonly challenge: string
  readonly origin: string
  /** Moment on the sandbox's clock. */
  readonly at: number
}

/** Adds the key where what it made answers the challenge. @param typed JSON of the browser's credential */
export async function addKey(person: Person, typed: string, name: string, asked: Asked): Promise<boolean> {
  const response = parsed(typed) as RegistrationResponseJSON | null
  if (response === null) return false
  const { verifyRegistrationResponse } = await webauthn()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...expected(asked),
      response,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified || person.securityKeys.some(({ id }) => id === registrationInfo.credential.id)) return false
    const { id, publicKey, counter } = registrationInfo.credential
    person.securityKeys.push({
      id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      name,
      addedAt: asked.at,
      lastUsedAt: null,
    })
    return true
  } catch {
    // Whatever is wrong with an answer is thrown: another site's, another challenge's, or none at all.
    return false
  }
}

/** Whether one of the person's keys signed this challenge. @param typed JSON of the browser's assertion */
export async function keySigned(person: Person, typed: string, asked: Asked): Promise<boolean> {
  const response = parsed(typed) as AuthenticationResponseJSON | null
  const key = person.securityKeys.find(({ id }) => id === response?.id)
  if (response === null || key === undefined) return false
  const { verifyAuthenticationResponse } = await webauthn()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...expected(asked),
      response,
      credential: {
        id: key.id,
        publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
        counter: key.counter,
      },
    })
    if (!verified) return false
    key.counter = authenticationInfo.newCounter
    key.lastUsedAt = asked.at
    return true
  } catch {
    return false
  }
}

const expected = ({ challenge, origin }: Asked) => ({
  expectedChallenge: challenge,
  expectedOrigin: origin,
  expectedRPID: new URL(origin).hostname,
  requireUserVerification: false,
})

/** The library looks into it; here it is only some object. */
function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null
  }
}

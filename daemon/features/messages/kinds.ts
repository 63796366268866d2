/**
 * The kinds of mail that the guides name: what each speaks of, in any of five languages, and what it claims. A kind is
 * known by the things that one sentence, or it and the next, names together: never by a sentence of its own.
 */
import type { MessageKind } from '#shared/messages.ts'
import type { Concept } from './words.ts'

export interface KindRow {
  readonly kind: MessageKind
  /** All of one of these groups. */
  readonly speaksOf: readonly (readonly Concept[])[]
  /** A domain name stands in it as well: such mails need not say “domain”. */
  readonly orName?: readonly Concept[]
  /** What it claims, and the fact that checks it; see `claims.ts` and `checked.ts`. */
  /** Within one sentence: its words stand near each other in many mails about something else. */
  readonly close?: true
  readonly claims: 'sign-in' | 'name' | 'product' | 'organisation' | 'login' | 'account' | 'invoice'
}

/** The first that fits: what is said of a name or a sign-in is more telling than that something ends. */
export const kinds: readonly KindRow[] = [
  { kind: 'wrong-password', speaksOf: [['password', 'wrong']], claims: 'sign-in' },
  { kind: 'login-changed', speaksOf: [['login-address', 'changed']], claims: 'login' },
  { kind: 'two-factor-required', speaksOf: [['two-factor', 'required']], claims: 'organisation' },
  { kind: 'new-location', speaksOf: [['sign-in', 'new', 'place']], claims: 'sign-in' },
  { kind: 'new-location', speaksOf: [['sign-in', 'new', 'account']], close: true, claims: 'sign-in' },
  { kind: 'invitation', speaksOf: [['invite', 'organisation']], claims: 'organisation' },
  { kind: 'domain-expiring', speaksOf: [['domain', 'ends']], orName: ['ends'], claims: 'name' },
  { kind: 'product-blocked', speaksOf: [['product', 'blocked']], claims: 'product' },
  {
    kind: 'account-closing',
    speaksOf: [
      ['account', 'closing'],
      ['account', 'blocked'],
      ['password', 'ends'],
    ],
    close: true,
    claims: 'account',
  },
  { kind: 'invoice', speaksOf: [['invoice']], claims: 'invoice' },
  {
    kind: 'security-alert',
    speaksOf: [['security'], ['password', 'changed'], ['two-factor', 'off']],
    claims: 'account',
  },
]

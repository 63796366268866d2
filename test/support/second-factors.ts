/** Setting up a second factor as a person does: on the page of the Manager, with the phone beside it. */
import type { Page } from 'puppeteer-core'
import { fill, press, pressTo, sees } from './screen.ts'

/** On the phone of somebody, beside the page that waits for it. */
async function onPhone<T>(page: Page, name: string, act: (phone: Page) => Promise<T>): Promise<T> {
  const phone = await page.browserContext().newPage()
  await phone.goto(`${new URL(page.url()).origin}/sandbox/phone`)
  await press(phone, `Phone of ${name}`)
  const found = await act(phone)
  await phone.close()
  await page.bringToFront()
  return found
}

export async function setUpApp(page: Page, name: string): Promise<void> {
  await pressTo(page, 'Set up an OTP app', 'your phone has scanned it')
  const shown = await onPhone(page, name, (phone) => sees(phone, /Sandbox Manager \d{6}/))
  await fill(page, 'code', /Sandbox Manager (\d{6})/.exec(shown)?.[1] ?? '')
  await switchOn(page)
}

export async function setUpPush(page: Page, name: string): Promise<void> {
  await pressTo(page, 'Set up kAuth', 'answer YES')
  await onPhone(page, name, (phone) => pressTo(phone, 'YES', 'Nothing new'))
  await sees(page, 'Your phone answered YES')
  await switchOn(page)
}

export async function setUpSms(page: Page, name: string, number: string): Promise<void> {
  await fill(page, 'phone', number)
  await pressTo(page, 'Send a code', 'A code was sent to')
  const sms = await onPhone(page, name, (phone) => sees(phone, 'Your code is'))
  await fill(page, 'code', /Your code is (\d{6})/.exec(sms)?.[1] ?? '')
  await switchOn(page)
}

/** The first method brings the backup codes. */
async function switchOn(page: Page): Promise<void> {
  await pressTo(page, 'Switch on', 'Backup codes')
}

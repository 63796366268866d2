/** Setting up a second factor as a person does: on the page of the Manager, with the phone beside it. */
import type { Page } from 'puppeteer-core'
import { fill, press, sees } from './screen.ts'

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
  await press(page, 'Set up an OTP app')
  await sees(page, 'your phone has scanned it')
  const shown = await onPhone(page, name, (phone) => sees(phone, /Sandbox Manager \d{6}/))
  await fill(page, 'code', /Sandbox Manager (\d{6})/.exec(shown)?.[1] ?? '')
  await switchOn(page)
}

export async function setUpPush(page: Page, name: string): Promise<void> {
  await press(page, 'Set up kAuth')
  await sees(page, 'answer YES')
  await onPhone(page, name, async (phone) => {
    await press(phone, 'YES')
    await sees(phone, 'Nothing new')
  })
  await sees(page, 'Your phone answered YES')
  await switchOn(page)
}

export async function setUpSms(page: Page, name: string, number: string): Promise<void> {
  await fill(page, 'phone', number)
  await press(page, 'Send a code')
  await sees(page, 'A code was sent to')
  const sms = await onPhone(page, name, (phone) => sees(phone, 'Your code is'))
  await fill(page, 'code', /Your code is (\d{6})/.exec(sms)?.[1] ?? '')
  await switchOn(page)
}

/** The first method brings the backup codes. */
async function switchOn(page: Page): Promise<void> {
  await press(page, 'Switch on')
  await sees(page, 'Backup codes')
}

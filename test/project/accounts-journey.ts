// One visitor and an account in Chromium: from the sign-up to its end, with the mails that come on the way.
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { oneTimePassword, plugInAuthenticator } from './authenticators.ts';
import type { SiteWithFeatures } from './site-with-features.ts';
import * as visitor from './visitor.ts';

const first = { email: 'grace@example.com', password: 'compile-the-stars' };
const second = { email: 'hopper@example.com', password: 'nanoseconds-of-wire' };
const third = 'a-moth-in-the-relay';

/** Goes all the way, and expects every page on it to be good. */
export async function travelWithAnAccount(browser: Browser, site: SiteWithFeatures): Promise<void> {
  // A passkey belongs to a name: browsers make none for an IP address.
  const url = site.development.url.replace('127.0.0.1', 'localhost');
  const { page, problems, open } = await visitor.visit(browser, url);
  const main = page.getByRole('main');
  const see = async (heading: string, said?: string) => {
    expect(await page.locator('h1').innerText()).toBe(heading);
    if (said) expect(await page.locator('.message p').allInnerTexts()).toContain(said);
    await visitor.expectGoodEverywhere(page, `accounts ${heading} ${said ?? ''}`);
  };
  const send = async (button: string, entries: Record<string, visitor.Entry> = {}) => {
    await visitor.fillIn(page, entries);
    await visitor.follow(page, main.getByRole('button', { name: button, exact: true }).first());
  };
  const click = (name: string) => visitor.follow(page, page.getByRole('link', { name }).first());
  const enterMailedCode = async (address: string) =>
    send('Confirm', { code: await site.mailed(address, /^[A-Z0-9]{4}-[A-Z0-9]{4}$/m) });
  const logIn = (login: string, password: string) => send('Sign In', { login, password });

  await open('/');
  await click('Sign up');
  await see('Sign Up');
  const wrong = { email: 'grace', username: 'grace', password1: '12345', password2: '12345' };
  await visitor.sendWrong(page, wrong, 'Sign Up');
  expect(Object.keys(await visitor.errorsByInput(page))).toEqual(['email', 'password1']);
  await see('Sign Up', undefined);
  const passwords = { password1: first.password, password2: first.password };
  await send('Sign Up', { email: first.email, username: 'grace', ...passwords });
  await see('Enter Email Verification Code', `Confirmation email sent to ${first.email}.`);
  await send('Confirm', { code: 'ABCD-EFGH' });
  expect(await main.innerText()).toContain('Incorrect code.');
  await enterMailedCode(first.email);
  await see('Profile', 'Successfully signed in as grace.');
  await send('Save', { first_name: 'Grace', last_name: 'Hopper' });
  await see('Profile', 'Your profile has been saved.');

  await click('Change your email address');
  await see('Email Address');
  await send('Change Email', { email: second.email });
  await see('Confirm Access');
  await send('Confirm', { password: first.password });
  await enterMailedCode(second.email);
  await see('Profile', `You have confirmed ${second.email}.`);
  expect(await main.innerText()).toContain(second.email);
  expect(await site.mailed(first.email, /Your email has been changed/)).toBeTruthy();

  await click('Change your password');
  await see('Change Password');
  const changed = { oldpassword: first.password, password1: second.password, password2: second.password };
  await send('Change Password', changed);
  await see('Change Password', 'Password successfully changed.');

  await open('/accounts/profile/');
  await click('Passkeys and second factors');
  await see('Two-Factor Authentication');
  await click('Activate');
  await see('Activate Authenticator App');
  const secret = await page.locator('#authenticator_secret').inputValue();
  await send('Activate', { code: oneTimePassword(secret) });
  await see('Recovery Codes');
  const recovery = (await page.locator('#recovery_codes').inputValue()).split('\n')[0] ?? '';
  await open('/accounts/2fa/webauthn/add/');
  await see('Add Security Key');
  await plugInAuthenticator(page);
  await send('Add', { name: 'Laptop', passwordless: true });
  await see('Two-Factor Authentication', 'Security key added.');
  await open('/accounts/2fa/webauthn/');
  await see('Security Keys');
  expect(await main.innerText()).toMatch(/Laptop\s+Passkey/);
  await open('/accounts/sessions/');
  await see('Sessions');

  await visitor.follow(page, page.getByRole('button', { name: 'Sign out', exact: true }));
  await click('Sign in');
  await send('Sign in with a passkey');
  await see('Profile', 'Successfully signed in as grace.');
  await visitor.follow(page, page.getByRole('button', { name: 'Sign out', exact: true }));

  await click('Sign in');
  await logIn('grace', first.password);
  expect(await main.innerText()).toContain('The username and/or password you specified are not correct.');
  await see('Sign In');
  await logIn(second.email, second.password);
  await see('Two-Factor Authentication');
  await send('Sign In', { code: recovery });
  await see('Profile', 'Successfully signed in as grace.');
  await visitor.follow(page, page.getByRole('button', { name: 'Sign out', exact: true }));

  await click('Sign in');
  await click('Forgot your password?');
  await see('Password Reset');
  await send('Reset My Password', { email: second.email });
  await see('Password Reset');
  const link = await site.mailed(second.email, /http:\/\/localhost:\d+\/accounts\/password\/reset\/key\/\S+/);
  await page.goto(link);
  await see('Change Password');
  await send('Change Password', { password1: third, password2: third });
  await see('Two-Factor Authentication');
  await send('Sign In', { code: oneTimePassword(secret) });
  await see('Profile');

  await click('Delete your account');
  await send('Confirm', { password: third });
  await see('Delete your account');
  await send('Delete my account');
  expect(await page.locator('.message p').allInnerTexts()).toEqual(['Your account has been deleted.']);
  await click('Sign in');
  await logIn('grace', third);
  expect(await main.innerText()).toContain('are not correct');
  expect(problems).toEqual([]);
}

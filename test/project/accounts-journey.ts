// One visitor and an account in Chromium: from the sign-up to a new password, with the mails that come on the way.
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { SiteWithFeatures } from './site-with-features.ts';
import * as visitor from './visitor.ts';

const first = { email: 'grace@example.com', password: 'compile-the-stars' };
const second = { email: 'hopper@example.com', password: 'nanoseconds-of-wire' };
const third = 'a-moth-in-the-relay';

/** Goes all the way, and expects every page on it to be good. */
export async function travelWithAnAccount(browser: Browser, site: SiteWithFeatures): Promise<void> {
  const tooMany = 429;
  const { page, problems, open } = await visitor.visit(browser, site.development.url, {}, tooMany);
  const main = page.getByRole('main');
  const see = async (heading: string, said?: string) => {
    expect(await page.locator('h1').innerText()).toBe(heading);
    if (said) expect(await page.locator('.message p').innerText()).toBe(said);
    await visitor.expectGoodEverywhere(page, `accounts ${heading} ${said ?? ''}`);
  };
  const send = async (button: string, entries: Record<string, string> = {}) => {
    await visitor.fillIn(page, entries);
    await visitor.follow(page, main.getByRole('button', { name: button }));
  };
  const click = (name: string) => visitor.follow(page, page.getByRole('link', { name }).first());
  const openMail = async (address: string, path: string) =>
    page.goto(await site.mailedLink(address, `/accounts/${path}/`));
  const logIn = (password: string) => send('Log in', { username: 'grace', password });

  await open('/');
  await click('Sign up');
  await see('Sign up');
  await visitor.sendWrong(page, { email: 'grace' }, 'Send me a link');
  expect(await visitor.errorsByInput(page)).toEqual({ email: 'Enter a valid email address.' });
  await see('Sign up', undefined);
  await send('Send me a link', { email: first.email });
  await see('Log in', 'We have sent an email to that address. Please open the link in it.');

  await openMail(first.email, 'sign-up');
  await see('Choose a username and password');
  await send('Create account', { username: 'grace', password1: '12345', password2: '12345' });
  expect(Object.keys(await visitor.errorsByInput(page))).toContain('password2');
  await see('Choose a username and password');
  await send('Create account', {
    username: 'grace',
    password1: first.password,
    password2: first.password,
  });
  await see('Profile', 'Welcome. This is your profile.');
  await send('Save', { first_name: 'Grace', last_name: 'Hopper' });
  await see('Profile', 'Your profile has been saved.');

  await click('Change your email address');
  await see('Change your email address');
  await send('Send me a link', { email: second.email, password: first.password });
  expect(await main.innerText()).toContain(first.email);
  await openMail(second.email, 'email');
  await see('Confirm your new email address');
  await send('Use this address');
  await see('Profile', 'Your email address has been changed.');
  expect(await main.innerText()).toContain(second.email);

  await click('Change your password');
  await see('Change your password');
  await send('Change password', {
    old_password: first.password,
    new_password1: second.password,
    new_password2: second.password,
  });
  await see('Profile', 'Your password has been changed.');

  await visitor.follow(page, page.getByRole('button', { name: 'Log out' }));
  await click('Log in');
  for (let attempt = 1; attempt < 5; attempt += 1) await logIn(first.password);
  expect(await page.locator('.errorlist').innerText()).toContain(
    'Please enter a correct username and password',
  );
  await see('Log in');
  await logIn(first.password);
  await see('Too many attempts');
  await open('/accounts/login/');
  await logIn(second.password);
  expect(await page.locator('h1').innerText(), 'the right password').toBe('Too many attempts');

  await click('Forgot your password?');
  await see('Reset your password');
  await send('Send me a link', { email: second.email });
  await see('Log in', 'If an account uses that address, we have sent a link to it.');
  await openMail(second.email, 'reset');
  await see('Choose a new password');
  await send('Change password', { new_password1: third, new_password2: third });
  expect(await page.locator('.message p').innerText()).toBe(
    'Your password has been changed. You can log in now.',
  );
  await logIn(third);
  await see('Profile');
  expect(await page.locator('[name="first_name"]').inputValue()).toBe('Grace');
  expect(problems).toEqual([]);
}

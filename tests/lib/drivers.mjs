// The demo's automatic group, and its organisation's administrator in a browser.
import { open, signIn } from './browser.mjs';
import { start } from './instance.mjs';

export const PASSWORD = 'a password for the demo', GROUP = 'Approved drivers', COURSE = 'Driver safety fundamentals';

export async function approvedDrivers() {
	const muster = await start({ demo: PASSWORD, admin: false, work: false });
	muster.start('work');
	const admin = await open(muster);
	await signIn(admin, 'admin@muster.example', PASSWORD);
	return { muster, admin, group: muster.sql(`SELECT id FROM groups WHERE name = '${GROUP}'`)[0].id };
}

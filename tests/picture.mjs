// make picture: the README's picture of the learners page, from the demo organisation.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open, signIn, quit } from './lib/browser.mjs';
import { checkout, start } from './lib/instance.mjs';

const PASSWORD = 'a password for the demo';
const muster = await start({ demo: PASSWORD, admin: false, work: false });
try {
	const page = await open(muster, { height: 860 });
	await signIn(page, 'admin@muster.example', PASSWORD);
	await page.goto('/groups/1?sort=name');
	mkdirSync(join(checkout, '.pictures'), { recursive: true });
	await page.screenshot({ path: join(checkout, '.pictures/learners.png') });
} finally {
	await quit();
	await muster.stop();
}

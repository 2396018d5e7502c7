// make pictures: the README's three pictures, from the demo organisation.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open, quit, signIn } from './lib/browser.mjs';
import { checkout, start } from './lib/instance.mjs';

const PASSWORD = 'a password for the demo';
const PEOPLE = `E-mail,First name,Last name,Group
amara.obi@northfield.example,Amara,Obi,Volunteers 2026
jonas.lind@northfield.example,Jonas,Lind,Volunteers 2026
mira.stern@gmial.com,Mira,Stern,Volunteers 2026
sara.haddad@northfield.example,Sara,Haddad,Volunters 2026
pavel.novak@northfield.example,Pavel,Novák,Volunteers 2026
`;
const muster = await start({ demo: PASSWORD, admin: false, work: true });

async function picture(name, email, options, show) {
	const page = await open(muster, options);
	await signIn(page, email, PASSWORD);
	await show(page);
	await page.screenshot({ path: join(checkout, '.pictures', `${name}.png`) });
}

try {
	mkdirSync(join(checkout, '.pictures'), { recursive: true });
	await picture('learners', 'admin@muster.example', { height: 860 }, (page) => page.goto('/groups/1?sort=name'));
	await picture('import', 'admin@muster.example', { height: 860 }, async (page) => {
		await page.goto('/imports/new');
		await page.locator('[name=kind][value=people]').check();
		await page.setInputFiles('#csv', { name: 'november.csv', mimeType: 'text/csv', buffer: Buffer.from(PEOPLE) });
		await page.getByRole('button', { name: 'Upload', exact: true }).first().click();
		await page.waitForSelector('#approve');
	});
	await picture('learning', 'learner@muster.example', { width: 390, height: 844, dark: true }, (page) => page.goto('/learning'));
} finally {
	await quit();
	await muster.stop();
}

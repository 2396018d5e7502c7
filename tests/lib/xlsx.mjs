// The first sheet of a spreadsheet as rows of { value, kind }: text, number, percent, day or length, by the cell's own format. The archive is
// opened by a program that is not ours.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './process.mjs';

const reader = `
import json, sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
print(json.dumps({ name: book.read(name).decode() for name in book.namelist() }))
`;

const decode = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const columnOf = (cell) => [...cell.replace(/\d+/, '')].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function kinds(styles) {
	const formats = new Map([...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, decode(code)]));
	return [...styles.slice(styles.indexOf('<cellXfs')).matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => {
		const code = formats.get(id) ?? (id === '9' ? '0%' : '');
		return { '0%': 'percent', 'yyyy-mm-dd': 'day', '[h]:mm:ss': 'length' }[code] ?? (code === '' ? 'number' : code);
	});
}

// Days since the end of 1899, as spreadsheets count them.
const day = (number) => new Date(Date.UTC(1899, 11, 30) + Math.round(number) * 86400000).toISOString().slice(0, 10);

export function xlsx(bytes) {
	const folder = mkdtempSync(join(tmpdir(), 'xlsx-'));
	const file = join(folder, 'book.xlsx');
	writeFileSync(file, bytes);
	const parts = JSON.parse(run('python3', ['-c', reader, file]).out);
	rmSync(folder, { recursive: true });
	const sheet = parts['xl/worksheets/sheet1.xml'], styles = kinds(parts['xl/styles.xml']);
	const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
		const cells = [];
		for (const [, at, attributes, inside] of row.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/gs)) {
			const kind = attributes.includes('inlineStr') ? 'text' : styles[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)];
			const raw = kind === 'text' ? decode(/<t[^>]*>(.*?)<\/t>/s.exec(inside)[1]) : Number(/<v>(.*?)<\/v>/.exec(inside)[1]);
			cells[columnOf(at)] = { kind, value: kind === 'day' ? day(raw) : raw };
		}
		return cells;
	});
	return { rows, frozen: /<pane [^>]*state="frozen"/.test(sheet), title: decode(/<sheet name="([^"]*)"/.exec(parts['xl/workbook.xml'])[1]) };
}

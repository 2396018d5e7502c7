// Rows of a CSV file as a spreadsheet would read them: RFC 4180, UTF-8 with its mark, nothing forgiven.
import assert from 'node:assert/strict';

export function csvRows(bytes) {
	const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	assert.equal(whole[0], '\ufeff', 'spreadsheets need the mark to see that it is UTF-8');
	const text = whole.slice(1);
	assert.match(text, /\r\n$/, 'the last row ends too');
	const rows = [[]];
	const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
	while (cell.lastIndex < text.length) {
		const at = cell.lastIndex;
		const found = cell.exec(text);
		assert.ok(found, `no value at byte ${at}: ${text.slice(at, at + 40)}`);
		rows.at(-1).push(found[1].startsWith('"') ? found[1].slice(1, -1).replaceAll('""', '"') : found[1]);
		if (found[2] === '\r\n')
			rows.push([]);
	}
	assert.deepEqual(rows.pop(), []);
	for (const row of rows)
		assert.equal(row.length, rows[0].length, `a row of another length: ${row.join('|')}`);
	return rows;
}

// The rows below the head, each as an object by the head's words.
export function csvRecords(bytes) {
	const [head, ...rows] = csvRows(bytes);
	return rows.map((row) => Object.fromEntries(row.map((value, i) => [head[i], value])));
}

// A value that a spreadsheet would compute instead of showing it.
export const isFormula = (value) => /^[=+\-@\t\r]/.test(value);

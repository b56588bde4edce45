import { connect, OpenError } from '../db/open.ts';
import { RULE_NAMES, verifyBooks } from '../db/verify-books.ts';

/** `npm run verify -- FILE`: 0 when the books prove themselves, 1 with each breach, 2 when the file can't be read. */
function verify(file: string | undefined): number {
  if (!file) {
    console.error('usage: npm run verify -- FILE');
    return 2;
  }
  try {
    const db = connect(file, { readonly: true });
    const breaches = verifyBooks(db);
    db.$client.close();
    for (const breach of breaches) {
      console.log(`✗ ${breach.rule} · ${breach.sentence} · ${breach.table}: ${breach.count}`);
      for (const row of breach.rows) console.log(`    ${JSON.stringify(row)}`);
    }
    if (breaches.length === 0) console.log(`✓ 账目自证相符: ${RULE_NAMES.length} rules hold in ${file}`);
    return breaches.length === 0 ? 0 : 1;
  } catch (error) {
    const reason = error instanceof OpenError ? error.reason : 'unreadable';
    console.error(`${file}: ${reason}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

process.exitCode = verify(process.argv[2]);

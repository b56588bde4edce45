import { createInterface } from 'node:readline';
import { type OnReader, type SimulatedCard, startSimulatedReader } from './simulated-reader.ts';

// `npx tsx tests/support/simulated-reader-by-hand.ts [port]` beside `npm run dev`: a reader to play with. Its address goes
// into 站长 → 读卡器; a line typed here lays a card on.

const ZHOU: SimulatedCard = {
  certNumber: '510104195403122329',
  partyName: '周桂芳',
  gender: '女',
  bornDay: '19540312',
  nation: '汉',
  certAddress: '成都市锦江区惜字宫南街52号',
  expDate: '长期',
};

const WHAT: Readonly<Record<string, OnReader>> = {
  card: { kind: 'card', card: ZHOU },
  half: { kind: 'half', card: ZHOU },
  wrong: { kind: 'wrong-check', card: ZHOU },
  birth: { kind: 'other-birth', card: ZHOU },
  silent: { kind: 'silent' },
  slow: { kind: 'slow', card: ZHOU, afterMs: 3_000 },
  none: { kind: 'nothing' },
};

const reader = await startSimulatedReader(Number(process.argv[2] ?? 18_901));
console.log(
  `${reader.httpUrl}\n${reader.webSocketUrl}\n${Object.keys(WHAT).join(' · ')}, or a number and a name`,
);
for await (const line of createInterface({ input: process.stdin })) {
  const [first = '', name] = line.trim().split(/\s+/);
  const known = WHAT[first];
  if (known) reader.put(known);
  else if (name) reader.put({ kind: 'card', card: { certNumber: first, partyName: name } });
}
await reader.close();

import type { Instant } from '../../electron/shared/values/instant.ts';
import { openTestPc, type TestPc } from './host.ts';
import { type TestWindow, windowsOn } from './windows.ts';

export interface HeadedPc {
  readonly pc: TestPc;
  readonly head: TestWindow;
}

/** A PC with a new station on it, whose head sits at the window. */
export async function openHeadedPc(now: () => Instant): Promise<HeadedPc> {
  const pc = openTestPc(now);
  pc.files.start();
  const head = windowsOn({
    now,
    station: pc.files.current,
    host: pc.host,
    announce: () => undefined,
    reportFault: (error) => {
      throw error;
    },
  })();
  await head.call('settings.createStation', {
    name: '书院街社区卫生服务站',
    center: '锦江区书院街社区卫生服务中心',
    head: { name: '刘文涛', password: 'liuwentao1' },
    staff: [],
    rooms: [
      { name: '全科诊断室', point: 'consultation' },
      { name: '收费窗口', point: 'cashier' },
      { name: '药房', point: 'pickup' },
    ],
    receipts: null,
  });
  return { pc, head };
}

import { useEffect, useState } from 'react';
import type { ReaderState } from '../../electron/shared/domain/reader.ts';
import type { BoardState } from '../../electron/shared/domain/waiting-room.ts';
import { onServerEvent } from '../api/client.ts';
import { useQueryCall } from '../api/queries.ts';
import { Icon, type IconName } from '../components/Icon.tsx';
import { useChineseVoice } from '../components/sound/use-chinese-voice.ts';

/** Only what is really there is shown as there; the rest is grey and says 未接. */
export function Devices() {
  const { data } = useQueryCall('settings.getDevices', {}, { topics: ['settings'] });
  return (
    <>
      <CardReader asked={data?.reader ?? 'off'} />
      <Device
        icon="print"
        name="打印机"
        on={(data?.printers.length ?? 0) > 0}
        title={data?.printers.join('、') ?? ''}
      />
      <Voice />
      <Board state={data?.board ?? 'none'} />
    </>
  );
}

const READER_WORDS: Readonly<Record<ReaderState, readonly [word: string, title: string]>> = {
  off: ['未设', '没有设读卡器；像键盘一样打字的读卡器、扫码枪不用设'],
  silent: ['无应答', '读卡器的服务没有应答，请看读卡器和它的程序'],
  half: ['没读全', '上一张证没有读全，请拿开再放平'],
  ready: ['', '读卡器已连上'],
};

/** The reader's state is pushed when it changes; the card itself never is. */
function CardReader({ asked }: { asked: ReaderState }) {
  const [pushed, setPushed] = useState<ReaderState>();
  useEffect(() => onServerEvent((event) => event.kind === 'device' && setPushed(event.state)), []);
  const state = pushed ?? asked;
  const [word, title] = READER_WORDS[state];
  return (
    <span className={state === 'ready' ? undefined : state === 'off' ? 'off' : 'trouble'} title={title}>
      <Icon name="idcard" />
      读卡器
      {word === '' ? null : <em>{word}</em>}
    </span>
  );
}

/** Which of the two answers to a call people hear: the voice, or the chime alone. */
function Voice() {
  const { data } = useQueryCall('settings.getWaitingRoom', {}, { topics: ['settings'] });
  const speaks = useChineseVoice();
  const on = data?.voice.on ?? true;
  const [word, title] = !on
    ? ['已关', '叫号语音已关（F10 候诊屏与语音）']
    : speaks
      ? ['', '叫号有语音']
      : ['提示音', '这台电脑没有中文语音：叫号只响提示音，候诊屏闪亮'];
  return (
    <span className={on && speaks ? undefined : 'off'} title={title}>
      <Icon name="voice" />
      语音
      {word === '' ? null : <em>{word}</em>}
    </span>
  );
}

const BOARD_WORDS: Readonly<Record<BoardState, readonly [word: string, title: string]>> = {
  none: ['未接', '没有接第二块屏'],
  unused: ['未开', '第二块屏接着，候诊屏没有开（F10 候诊屏与语音）'],
  screen: ['', '候诊屏在第二块屏上'],
  window: ['窗口', '候诊屏在一个窗口里'],
};

function Board({ state }: { state: BoardState }) {
  const [word, title] = BOARD_WORDS[state];
  return (
    <span className={state === 'none' || state === 'unused' ? 'off' : undefined} title={title}>
      <Icon name="screen" />
      候诊屏
      {word === '' ? null : <em>{word}</em>}
    </span>
  );
}

function Device({
  icon,
  name,
  on,
  title = '',
}: {
  icon: IconName;
  name: string;
  on: boolean;
  title?: string;
}) {
  return (
    <span className={on ? undefined : 'off'} title={on ? title : `${name}未接`}>
      <Icon name={icon} />
      {name}
      {on ? null : <em>未接</em>}
    </span>
  );
}

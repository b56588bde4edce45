import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { useTask } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useNow, useRefreshStation, useStation } from '../../api/station.tsx';
import { MainAction } from '../../components/Button.tsx';
import { formatShortMoment, formatTime } from '../../components/format.ts';
import { useKeys } from '../../components/keys.tsx';
import { Told } from '../../components/Told.tsx';
import { type Desk, desksOf, findDesk } from '../desks.ts';
import { People } from './People.tsx';
import { SeatForm } from './SeatForm.tsx';
import { SignInLead } from './SignInLead.tsx';
import { StartFrame, StationName } from './StartFrame.tsx';

export type Person = Output<'staff.listForSignIn'>[number];

/** Who sits down where. Numbers or initials choose the person, ← → the desk, Enter signs in. */
export function SignIn() {
  const station = useStation();
  const { data: people = [] } = useQueryCall('staff.listForSignIn', {}, { topics: ['staff', 'settings'] });
  const form = useSignInForm(people);
  useKeys([
    {
      keys: 'Escape',
      label: '选人',
      run: () => document.querySelector<HTMLElement>('.folk')?.focus(),
      shown: false,
    },
    { keys: '1–9', label: '选人' },
    { keys: '← →', label: '选台' },
    { keys: 'Enter', label: '登录' },
    { keys: 'Alt++', label: '大字' },
  ]);
  return (
    <StartFrame
      over={station.center}
      title={<StationName name={station.name} />}
      lead={<SignInLead />}
      practice={station.practice}
      {...(station.practice ? { foot: '练习站' } : {})}
    >
      <h2>
        {greeting(formatTime(useNow(), station.utcOffsetMinutes))}，您是哪位？
        <small>{station.practice ? practiceWords(station.practicePassword) : '按数字或打姓名首字母。'}</small>
      </h2>
      <People people={people} chosen={form.person} onChoose={form.choose} onTaken={form.toPassword} />
      {form.person ? <SeatForm form={form} person={form.person} /> : null}
      <Told error={form.error} what="登录没有做成" />
      <div className="go">
        <LastSignIn person={form.person} />
        <MainAction
          label={form.desk ? `登录，到${form.desk.name}台` : '登录'}
          ready={form.password !== ''}
          busy={form.busy}
          onPress={form.submit}
          onWaiting={form.toPassword}
        />
      </div>
      <PracticeKey />
    </StartFrame>
  );
}

export type SignInForm = ReturnType<typeof useSignInForm>;

function useSignInForm(people: readonly Person[]) {
  const [person, setPerson] = useState<Person>();
  const [deskId, setDeskId] = useState('');
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { run, error, busy, clear } = useTask('staff.signIn');
  const refresh = useRefreshStation();
  const desks = desksOf(person?.roles ?? []);
  const desk: Desk | undefined = desks.find((one) => one.id === deskId) ?? desks[0];
  const choose = (next: Person) => {
    setPerson(next);
    setDeskId(firstDeskOf(next));
    setPassword('');
    clear();
  };
  const first = people[0];
  useEffect(() => {
    if (person !== undefined || first === undefined) return;
    setPerson(first);
    setDeskId(firstDeskOf(first));
  }, [first, person]);
  // The desk's code is fetched while the password is typed.
  useEffect(() => void desk?.load().catch(() => undefined), [desk]);
  const submit = () => {
    if (!person || !desk || password === '') return;
    void run({ staffId: person.staffId, password, desk: desk.id }).then(async (answer) => {
      if (answer) await refresh();
      else {
        setPassword('');
        field.current?.focus();
      }
    });
  };
  return {
    person,
    choose,
    desk,
    desks,
    setDesk: setDeskId,
    password,
    setPassword: (text: string) => {
      setPassword(text);
      if (error) clear();
    },
    field,
    toPassword: () => field.current?.focus(),
    submit,
    error,
    busy,
  };
}

/** Where this person sat last, or else the desk that goes with the main role. */
function firstDeskOf(person: Person): string {
  const desks = desksOf(person.roles);
  const last = desks.find((desk) => desk.id === person.last?.desk);
  const own = desks.find((desk) => desk.roles !== 'everyone' && desk.roles[0] === person.roles[0]);
  const doctor = person.roles.includes('doctor')
    ? desks.find((desk) => desk.id === 'consultation')
    : undefined;
  return (last ?? doctor ?? own ?? desks[0])?.id ?? '';
}

function greeting(time: string): string {
  if (time < '05:00') return '夜深了';
  if (time < '11:30') return '早上好';
  if (time < '13:30') return '中午好';
  return time < '18:00' ? '下午好' : '晚上好';
}

function LastSignIn({ person }: { person: Person | undefined }) {
  const { utcOffsetMinutes, practice } = useStation();
  const last = person?.last;
  return (
    <span className="say">
      {last
        ? `上次登录 ${formatShortMoment(last.at, utcOffsetMinutes)}，${findDesk(last.desk)?.name ?? '别的'}台。`
        : '第一次登录。'}
      <br />
      {practice ? '练习的东西不会进真账。' : '忘了密码，请站长重设。'}
    </span>
  );
}

function practiceWords(password: string): string {
  const words = '这里是练习站，随便按。';
  return password === '' ? words : `${words}每个人的密码都是 ${password}。`;
}

/** To the practice station and back. */
function PracticeKey() {
  const { practiceFile } = useStation();
  const enter = useTask('settings.openPractice');
  const leave = useTask('settings.leavePractice');
  const refresh = useRefreshStation();
  const go = () => void (practiceFile ? leave : enter).run({}).then(refresh);
  useKeys([{ keys: 'Alt+L', label: practiceFile ? '离开练习站' : '到练习站', run: go }]);
  return <Told error={enter.error ?? leave.error} what="没有换成" />;
}

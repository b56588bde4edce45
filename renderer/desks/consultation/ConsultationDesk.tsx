import './consultation.css';
import { useQueryCall } from '../../api/queries.ts';
import { useKeys } from '../../components/keys.tsx';
import { useCalling } from '../queue/calling/use-calling.ts';
import { BeforeConsulting } from './BeforeConsulting.tsx';
import { Consulting } from './Consulting.tsx';
import { useSeenToday } from './SeenDialog.tsx';
import { useCallOutOfOrder } from './use-call-out-of-order.tsx';
import { usePatientAtDesk } from './use-patient-at-desk.ts';
import { useRoom } from './use-room.ts';
import { WaitingList } from './WaitingList.tsx';

/** F3 接诊: who sits before the doctor, what is written, what it costs; the next patient by one key. */
export function ConsultationDesk() {
  const room = useRoom();
  const today = useQueryCall('consultation.listToday', {}, { topics: ['consultation', 'queue'] });
  const patient = usePatientAtDesk(room, today.data);
  const calling = useCalling({
    board: room.board,
    clinicId: room.clinicId,
    isChosen: (one) => one.visitId === patient.visitId,
    onCalled: patient.choose,
    onGone: patient.leave,
    // To be there is to sit before the doctor.
    onCame: (one) => void patient.start.begin(one.visitId),
  });
  const outOfOrder = useCallOutOfOrder(patient, room.clinicId);
  const seen = useSeenToday(today.data?.rows ?? [], patient.open);
  const { inCare } = patient;
  useKeys([{ keys: 'Alt+W', label: '换诊室', run: room.changeRoom, shown: inCare === undefined }]);
  const list = (
    <WaitingList
      room={room}
      signedCount={today.data?.signedCount ?? 0}
      selected={patient.ticket?.ticketId}
      onSelect={patient.choose}
      calling={calling}
    />
  );
  return (
    <>
      {inCare ? (
        <Consulting
          key={inCare.visitId}
          list={list}
          visit={inCare}
          patient={patient.strip}
          onDone={patient.leave}
        />
      ) : (
        <BeforeConsulting list={list} patient={patient} />
      )}
      {seen}
      {outOfOrder}
    </>
  );
}

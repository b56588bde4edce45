import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL, type StationBridge } from '../shared/contract/bridge.ts';
import type { ServerEvent } from '../shared/contract/reply.ts';

const bridge: StationBridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  on: (listener) => {
    const hear = (_event: unknown, message: ServerEvent) => listener(message);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => ipcRenderer.removeListener(EVENT_CHANNEL, hear);
  },
};

contextBridge.exposeInMainWorld('station', bridge);

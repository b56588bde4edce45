import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { createQueryClient, useChangedTopics } from '../api/queries.ts';
import { StationProvider, useStation } from '../api/station.tsx';
import { KeyProvider } from '../components/keys.tsx';
import { LargeTypeProvider } from '../components/large-type.tsx';
import { ToldProvider } from '../components/told-line.tsx';
import { Shell } from './Shell.tsx';
import { SignIn } from './start/SignIn.tsx';
import { Announcer } from './voice/Announcer.tsx';

const FirstRun = lazy(() => import('./start/FirstRun.tsx').then((file) => ({ default: file.FirstRun })));
const Trouble = lazy(() => import('./start/Trouble.tsx').then((file) => ({ default: file.Trouble })));

export function App() {
  const [client] = useState(createQueryClient);
  useChangedTopics(client);
  return (
    <QueryClientProvider client={client}>
      <KeyProvider>
        <ToldProvider>
          <StationProvider>
            <LargeTypeProvider>
              <Announcer />
              <Suspense fallback={null}>
                <Phase />
              </Suspense>
            </LargeTypeProvider>
          </StationProvider>
        </ToldProvider>
      </KeyProvider>
    </QueryClientProvider>
  );
}

/** What the window shows follows from the station's state alone. */
function Phase() {
  const station = useStation();
  switch (station.phase) {
    case 'first-run':
      return <FirstRun />;
    case 'trouble':
      return <Trouble />;
    case 'sign-in':
      return <SignIn key={station.name} />;
    case 'ready':
      return <Shell key={station.me?.staffId} />;
  }
}

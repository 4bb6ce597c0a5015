import { useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { roleNames } from '../../../client/door/role-names.ts';
import { useWorn } from '../../../client/door/use-worn.ts';
import { EmergencyBanner } from '../../../client/emergency/emergency-banner.tsx';
import { NoticeBanner } from '../../../client/notices/notice-banner.tsx';
import { useConnection, useHeld } from '../../../client/react.tsx';
import { ConnectionBanner } from '../../../client/standing/connection-banner.tsx';
import { OpenServiceIncidents } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { ActPalette } from '../keys/act-palette.tsx';
import { AllKeys } from '../keys/all-keys.tsx';
import { ActButton, useAct, useKeyboard } from '../keys/use-act.tsx';
import { change } from '../session/settings.ts';
import { useStaff } from '../session/staff.tsx';
import { useTheme } from '../session/theme.ts';
import { OpenPages } from '../words/open-pages.ts';
import { Menu } from './menu.tsx';
import { Navigation } from './navigation.tsx';
import { places } from './places.ts';
import './shell.css';
import { ToldMark } from './told-mark.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

/** Navigation on top, one page below; what is wrong with the connection stands between. */
export function Shell() {
  const { session, settings, can, serves, leave } = useStaff();
  const theme = useTheme();
  useWorn(theme);
  useKeyboard();
  useTitle();
  useHeld(OpenServiceIncidents, can('service-incident.read'));
  const [at, go] = useLocation();
  useKeptFocus(at);
  useAct('theme', () => change(settings, { theme: theme === 'dark' ? 'light' : 'dark' }));
  useAct('queue', () => go('/queue'), can('service-incident.read'));
  useAct('estate', () => go('/estate'), can('estate-item.read'));
  useAct('kit', () => go('/kit'), can('estate-custody.read'));
  useAct('issueKit', () => go('/kit/issue'), can('estate-custody.keep'));
  useAct('auditKit', () => go('/kit/audits'), can('estate-custody.audit'));
  useAct('home', () => go('/'));
  useAct('words', () => go('/words'));
  useAct('dashboard', () => go('/dashboard'), can('service-incident.read'));
  useAct('changes', () => go('/changes'), can('change.read'));
  useAct('askedChanges', () => go('/changes/asked'));
  useAct('problems', () => go('/problems'), can('problem.read'));
  useAct('knowledge', () => go('/knowledge'), can('knowledge.read'));
  useAct('requests', () => go('/requests'), can('request.read'));
  useAct('catalogue', () => go('/catalogue'), can('catalogue.edit'));
  useAct('report', () => go(serves ? '/call' : '/report'));
  useAct('handOver', () => go('/hand-over'), can('service-incident.read'));
  useAct('mails', () => go('/mail'), can('service-mail.read'));
  useAct('majors', () => go('/majors'), can('service-incident.read'));
  useAct('services', () => go('/services'), can('service-level.see'));
  useAct('serviceReport', () => go('/service-report'), can('service-level.read'));
  const open = places.filter(({ permission }) => permission === null || can(permission));
  return (
    <div className="service">
      <header className="service-head">
        <h1>Service centre</h1>
        <Navigation places={open} />
        <Standing />
        <ModeMark mode={session.mode} />
      </header>
      <ConnectionBanner training={session.mode === 'training'} onSignInAgain={() => void leave()} />
      <EmergencyBanner />
      {/* The help page says the same, with more words, as its first thing. */}
      {at !== '/' && <NoticeBanner />}
      <OpenPages value={new Set(open.map(({ path }) => path))}>
        <Switch>
          {open.map(({ path, page }) => (
            <Route key={path} path={path} component={page} />
          ))}
          <Route>
            <main className="service-page">
              <Empty title="There is no such page here">It may be one that your roles do not open.</Empty>
            </main>
          </Route>
        </Switch>
      </OpenPages>
      <AllKeys />
      <ActPalette places={open} />
    </div>
  );
}

function Standing() {
  const { session, leave, serves } = useStaff();
  const connection = useConnection();
  const { name, roles } = session.subject;
  return (
    <div className="service-standing">
      {connection.state === 'live' ? (
        <StateMark tone="ok">live</StateMark>
      ) : (
        <StateMark tone={connection.state === 'alone' ? 'alarm' : 'wait'}>{connection.state}</StateMark>
      )}
      {serves && <ToldMark />}
      <Menu
        tip={roles.map((role) => roleNames[role]).join(', ')}
        summary={
          <>
            <Icon name="person" />
            <span className="clip">{name}</span>
          </>
        }
      >
        <ActButton act="theme" icon="theme">
          Light or dark
        </ActButton>
        <ActButton act="palette" icon="search">
          Find
        </ActButton>
        <ActButton act="help" icon="help">
          Keys
        </ActButton>
        <ActButton act="words" icon="help">
          Words
        </ActButton>
        <Button onPress={() => void leave()}>Sign out</Button>
      </Menu>
    </div>
  );
}

/** A tab in the background says it by its name. */
function useTitle(): void {
  const { state } = useConnection();
  useEffect(() => {
    document.title = state === 'alone' ? 'Alone – Trefoil service centre' : 'Trefoil service centre';
  }, [state]);
}

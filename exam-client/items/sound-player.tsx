import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaceSound } from '#domain/item/face.ts';
import { useMedium } from '../media/use-medium.ts';
import { Icon } from '../screens/icon.tsx';
import { type Plays, usePlays } from './use-plays.ts';
import './sound-player.css';

/**
 * A sound with as many plays as its author gave it. The browser's own player is not used: it lets everybody go back in what may be
 * heard once. What was left in the middle (another item, a pause, a reload) goes on from there and is no new play.
 */
export function SoundPlayer({ sound }: { sound: FaceSound }) {
  const { t } = useTranslation();
  const { retry, state } = useMedium(sound.source);
  const words = useId();
  const plays = usePlays(sound);
  return (
    <div className="sound" role="group" aria-label={t('sound.label', { number: sound.sound + 1 })}>
      {state.kind === 'here' && <Controls sound={sound} url={state.url} plays={plays} describedBy={words} />}
      {state.kind === 'coming' && <p className="sound-words">{t('sound.coming')}</p>}
      {state.kind === 'missing' && (
        <p className="sound-words" role="status">
          {t('sound.missing')}{' '}
          <button className="btn sm" onClick={retry}>
            {t('content.again')}
          </button>
        </p>
      )}
      <p id={words} className="sound-words" role="status">
        {plays.left === null ? t('sound.unlimited') : t('sound.left', { count: plays.left })}
      </p>
      {sound.transcript !== undefined && (
        <details className="sound-transcript">
          <summary>{t('sound.transcript')}</summary>
          <p>{sound.transcript}</p>
        </details>
      )}
    </div>
  );
}

interface ControlsProps {
  readonly sound: FaceSound;
  readonly url: string;
  readonly plays: Plays;
  readonly describedBy: string;
}

function Controls({ describedBy, plays, sound, url }: ControlsProps) {
  const { t } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const [time, setTime] = useState({ at: plays.stoppedAt, of: 0 });
  const hasRest = time.at > 0 && !isPlaying;
  // A limited play runs through: to stop at every sentence would be another task than to listen.
  const mayStop = sound.plays === null;
  const mayStart = plays.isOpen && (hasRest || plays.left !== 0);
  const press = async (): Promise<void> => {
    const player = audio.current;
    if (player === null) return;
    if (isPlaying) return mayStop ? player.pause() : undefined;
    if (!mayStart) return;
    player.currentTime = plays.stoppedAt;
    try {
      await player.play();
      if (plays.stoppedAt === 0) plays.begin();
    } catch {
      setBroken(true);
    }
  };
  const follow = (player: HTMLAudioElement): void => {
    setTime({ at: player.currentTime, of: Number.isFinite(player.duration) ? player.duration : 0 });
    if (!player.ended && player.currentTime > 0) plays.stopAt(player.currentTime);
  };
  useStopOnLeaving(audio, plays.isOpen);
  const what = isPlaying ? (mayStop ? 'sound.pause' : 'sound.playing') : hasRest ? 'sound.go-on' : 'sound.play';
  return (
    <>
      {/* Its words, where they are granted, stand below. */}
      <audio
        ref={audio}
        src={url}
        preload="auto"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onLoadedMetadata={(event) => {
          const { duration } = event.currentTarget;
          setTime((now) => ({ ...now, of: Number.isFinite(duration) ? duration : 0 }));
        }}
        onTimeUpdate={(event) => follow(event.currentTarget)}
        onError={() => setBroken(true)}
        onEnded={() => {
          plays.stopAt(0);
          setPlaying(false);
          setTime(({ of }) => ({ at: 0, of }));
        }}
      />
      <div className="sound-row">
        <button
          className="btn primary sound-play"
          aria-disabled={isPlaying ? !mayStop : !mayStart}
          aria-describedby={describedBy}
          onClick={() => void press()}
        >
          <Icon mark={isPlaying ? (mayStop ? 'pause' : 'saving') : 'play'} />
          {t(what)}
        </button>
        <progress aria-label={t('sound.progress')} max={Math.max(time.of, 0.01)} value={Math.min(time.at, time.of)} />
        <span className="sound-time">{t('sound.time', { at: clock(time.at), of: clock(time.of) })}</span>
        <Volume audio={audio} />
      </div>
      {isBroken && (
        <p className="sound-words" role="alert">
          {t('sound.broken')}
        </p>
      )}
    </>
  );
}

/** Whoever may not act may not listen either; and no sound goes on behind another item. */
function useStopOnLeaving(audio: React.RefObject<HTMLAudioElement | null>, isOpen: boolean): void {
  useEffect(() => {
    const player = audio.current;
    if (!isOpen) player?.pause();
    return () => player?.pause();
  }, [audio, isOpen]);
}

function Volume({ audio }: { audio: React.RefObject<HTMLAudioElement | null> }) {
  const { t } = useTranslation();
  const [volume, setVolume] = useState(100);
  return (
    <label className="sound-volume">
      <span>{t('sound.volume')}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={volume}
        aria-valuetext={`${volume} %`}
        onKeyDown={(event) => event.stopPropagation()}
        onChange={({ currentTarget }) => {
          const wanted = Number(currentTarget.value);
          setVolume(wanted);
          if (audio.current !== null) audio.current.volume = wanted / 100;
        }}
      />
    </label>
  );
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

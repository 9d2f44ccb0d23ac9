import { useEffect, useRef, useState } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';

const SECONDS = 0.35;
const PITCH = 660;
const LOUDNESS = 0.15;

/** A short tone when more people need somebody than before. Off until it is pressed: a browser plays nothing unasked either. */
export function AlarmSound({ troubles }: { troubles: number }) {
  const { t } = useSpeech();
  const [audio, setAudio] = useState<AudioContext | null>(null);
  const before = useRef(troubles);
  useEffect(() => {
    if (audio !== null && troubles > before.current) sound(audio);
    before.current = troubles;
  }, [audio, troubles]);
  useEffect(() => () => void audio?.close(), [audio]);
  if (typeof AudioContext === 'undefined') return null;
  const press = () => {
    if (audio !== null) return setAudio(null);
    const opened = new AudioContext();
    sound(opened);
    setAudio(opened);
  };
  return (
    <button type="button" className="btn sm" aria-pressed={audio !== null} onClick={press}>
      <Icon name="alarm" />
      {t('views.sound')}
    </button>
  );
}

function sound(audio: AudioContext): void {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = PITCH;
  volume.gain.setValueAtTime(LOUDNESS, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + SECONDS);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + SECONDS);
}

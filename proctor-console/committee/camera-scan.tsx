import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../messages/speech.ts';

/** As browsers have it that have it (Shape Detection API); not all do, and not on all systems. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorMaker = new () => Detector;

const LOOK_EVERY_MS = 250;

type Trouble = 'no-detector' | 'no-camera' | 'denied';

function detectorMaker(): DetectorMaker | undefined {
  return (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
}

/** Reads a card's code with the computer's camera, where browser and connection allow it; says plainly where they do not. */
export function CameraScan({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useSpeech();
  const [isOn, setOn] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const press = () => {
    setTrouble(detectorMaker() === undefined ? 'no-detector' : null);
    setOn(!isOn && detectorMaker() !== undefined);
  };
  return (
    <div className="camera">
      <button type="button" className="btn sm" aria-pressed={isOn} onClick={press}>
        {t(isOn ? 'camera.stop' : 'camera.start')}
      </button>
      <p role="status" className="small">
        {trouble !== null ? t(`camera.trouble.${trouble}`) : isOn && t('camera.hold')}
      </p>
      {isOn && (
        <Picture
          onCode={(code) => {
            setOn(false);
            onCode(code);
          }}
          onTrouble={(found) => {
            setOn(false);
            setTrouble(found);
          }}
        />
      )}
    </div>
  );
}

/** The camera is on for as long as this stands on the screen; what it sees stays in this page. */
function Picture({ onCode, onTrouble }: { onCode: (code: string) => void; onTrouble: (trouble: Trouble) => void }) {
  const { t } = useSpeech();
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ onCode, onTrouble });
  useEffect(() => {
    latest.current = { onCode, onTrouble };
  });
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (detector: Detector): Promise<void> => {
      // A picture that cannot be read now is followed by the next one.
      const [found] = video.current === null ? [] : await detector.detect(video.current).catch(() => []);
      if (isOver) return;
      const code = found?.rawValue.trim() ?? '';
      if (code !== '') return latest.current.onCode(code);
      timer = setTimeout(() => void look(detector), LOOK_EVERY_MS);
    };
    const begin = async (Maker: DetectorMaker): Promise<void> => {
      const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
      // Without https a browser has no camera to give.
      if (mediaDevices === undefined) return latest.current.onTrouble('no-camera');
      stream = await mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (isOver || video.current === null) return stop(stream);
      video.current.srcObject = stream;
      await video.current.play();
      await look(new Maker());
    };
    const Maker = detectorMaker();
    if (Maker !== undefined) {
      begin(Maker).catch((fault: unknown) => {
        const isDenied = (fault as { name?: string }).name === 'NotAllowedError';
        if (!isOver) latest.current.onTrouble(isDenied ? 'denied' : 'no-camera');
      });
    }
    return () => {
      isOver = true;
      clearTimeout(timer);
      if (stream !== null) stop(stream);
    };
  }, []);
  return <video ref={video} className="camera-picture" aria-label={t('camera.picture')} muted playsInline />;
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

import type { Block } from '#domain/item/face.ts';
import { Picture } from './picture.tsx';
import { RichText } from './rich-text.tsx';
import { SoundPlayer } from './sound-player.tsx';

export function Stem({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="stem">
      <Blocks blocks={blocks} />
    </div>
  );
}

/** What a stem or a passage is made of, in reading order. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => {
    switch (block.kind) {
      case 'paragraph':
        return <p key={index}>{block.text}</p>;
      case 'image':
        return (
          <p key={index}>
            <Picture name={block.source} alt={block.alt} canZoom />
          </p>
        );
      case 'rich':
        return (
          <div key={index} className="rich">
            <RichText text={block.text} isPressable={false} />
          </div>
        );
      case 'sound':
        return <SoundPlayer key={index} sound={block} />;
    }
  });
}

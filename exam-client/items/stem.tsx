import type { Block } from '#domain/item/face.ts';

export function Stem({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="stem">
      {blocks.map((block, index) =>
        block.kind === 'image' ? (
          <img key={index} src={block.source} alt={block.alt} />
        ) : (
          <p key={index}>{block.text}</p>
        ),
      )}
    </div>
  );
}

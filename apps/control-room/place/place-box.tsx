import type { Ref } from 'react';
import { type Hit, placeOf, saidOf, unverified } from '../../../client/places.ts';
import type { Place } from '../../../modules/operations/contract.ts';
import { Combo, type ComboOption } from '../../../ui/combo/combo.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { usePlaces } from './use-places.ts';

export interface PlaceBoxProps {
  readonly id: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onPlace: (place: Place) => void;
  readonly near?: readonly [number, number] | null;
  /** The text as it stands when the box is left without a choice. */
  readonly onLeave?: () => void;
  readonly ref?: Ref<HTMLInputElement>;
}

const AS_TYPED = 'as-typed';

/** One box for street, place, junction, postcode, grid reference and coordinates; the unknown is kept as unverified. */
export function PlaceBox({ id, text, onText, onPlace, near, onLeave, ref }: PlaceBoxProps) {
  const hits = usePlaces(text, near);
  const typed = text.trim();
  const take = (key: string): void => {
    const hit = hits.find((one) => one.id === key);
    onText(hit === undefined ? typed : saidOf(hit));
    onPlace(hit === undefined ? unverified(typed) : placeOf(hit));
  };
  return (
    <Combo
      id={id}
      name="Places"
      text={text}
      onText={onText}
      options={typed === '' ? [] : [...hits.map(optionOf), asTyped(typed)]}
      onTake={take}
      placeholder="street, place, High St / Mill St, postcode, SK 861 087"
      {...(onLeave !== undefined && { onLeave })}
      {...(ref !== undefined && { ref })}
    />
  );
}

function optionOf(hit: Hit): ComboOption {
  const where = [hit.area, hit.ward].filter((part) => part !== null && part !== '' && part !== hit.name);
  const row = (
    <>
      <Icon name="place" />
      <span className="clip">
        <strong>{hit.name}</strong> <span className="quiet">{[...new Set(where)].join(' · ')}</span>
      </span>
      <span className="push hint">{hit.kind}</span>
    </>
  );
  return { key: hit.id, row };
}

function asTyped(text: string): ComboOption {
  const row = (
    <>
      <Icon name="flag" />
      <span className="clip">Keep “{text}” as unverified</span>
    </>
  );
  return { key: AS_TYPED, row };
}

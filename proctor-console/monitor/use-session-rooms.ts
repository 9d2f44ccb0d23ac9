import { useEffect, useState } from 'react';
import type { RoomPlan } from '#domain/room/room-plan.ts';
import { roomDesk } from '../connection/room-desk.ts';

const NONE: readonly RoomPlan[] = [];

/** The rooms as they are laid out now. */
export function useRoomPlans(): readonly RoomPlan[] {
  const [rooms, setRooms] = useState(NONE);
  useEffect(() => {
    let isOld = false;
    void roomDesk.rooms().then((reply) => {
      if (!isOld && reply.ok) setRooms(reply.rooms);
    });
    return () => {
      isOld = true;
    };
  }, []);
  return rooms;
}

/** The rooms that a session was prepared with; they never change, so they are asked for once. */
export function useSessionRooms(sessionId: string): readonly RoomPlan[] {
  const [rooms, setRooms] = useState(NONE);
  useEffect(() => {
    if (sessionId === '') return undefined;
    let isOld = false;
    void roomDesk.ofSession(sessionId).then((reply) => {
      if (!isOld && reply.ok) setRooms(reply.rooms);
    });
    return () => {
      isOld = true;
    };
  }, [sessionId]);
  return rooms;
}

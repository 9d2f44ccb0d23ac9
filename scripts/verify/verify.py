#!/usr/bin/env python3
"""Computes everything anew that a bundle of terang claims: docs/SPEC.md section 13, with Python's standard library alone.

It shares nothing with the engine but that document, and nothing with the other verifier but the sentences beside it
(sentences.json; without that file findings are told by their codes).

    python3 verify.py FILE [--json] [--lang id|en] [--vkey KEY] [--manifest FILE]... [--checkpoint FILE]... [--receipt FILE]...
                           [--acks FILE]... [--sample FILE]...
    python3 verify.py --batch FOLDER      one JSON report a line, for each *.terang of the folder by name

Beside FOLDER/NAME.terang may lie NAME.json: {"vkey": ..., "checkpoints": [...], "receipts": [...], "samples": [...]}.
Exit codes: 0 no step failed, 1 a step failed, 2 wrong use.
"""
import base64
import binascii
import hashlib
import hmac
import json
import math
import os
import re
import struct
import sys
import unicodedata
from datetime import datetime, timezone

TAGS = "cbt-transparency/v1/"
MAX_SAFE = 2**53 - 1


# --- bytes, canonical JSON (section 2) ---------------------------------------------------------------------------------------


class NotCanonical(Exception):
    pass


def refuse(_):
    raise NotCanonical


def no_doubles(pairs):
    names = dict(pairs)
    if len(names) != len(pairs):
        raise NotCanonical
    return names


def check_value(value, depth=0):
    if depth > 64:
        raise NotCanonical
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int):
        if abs(value) > MAX_SAFE:
            raise NotCanonical
    elif isinstance(value, str):
        if any(0xD800 <= ord(c) <= 0xDFFF for c in value) or unicodedata.normalize("NFC", value) != value:
            raise NotCanonical
    elif isinstance(value, list):
        for one in value:
            check_value(one, depth + 1)
    else:
        for name, one in value.items():
            if not name.isascii():
                raise NotCanonical
            check_value(one, depth + 1)


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def parse_canonical(text):
    """The value of a text that is the one text of its value, in a list of one; None for any other text."""
    try:
        value = json.loads(text, object_pairs_hook=no_doubles, parse_float=refuse, parse_constant=refuse)
        check_value(value)
        return [value] if canonical(value) == text else None
    except (NotCanonical, ValueError, RecursionError):
        return None


def from_utf8(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def from_base64(text):
    if not re.fullmatch(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?", text):
        return None
    data = base64.b64decode(text)
    return data if base64.b64encode(data).decode() == text else None


def u64(value):
    return struct.pack(">Q", value)


def sha256(data):
    return hashlib.sha256(data).digest()


def hmac256(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()


def tagged(tag, *parts):
    whole = b"\x02"
    for part in (TAGS + tag, *parts):
        piece = part.encode() if isinstance(part, str) else part
        whole += u64(len(piece)) + piece
    return sha256(whole)


def derive(key, salt, label):
    extracted = hmac256(salt or bytes(32), key)
    return hmac256(extracted, (TAGS + label).encode() + b"\x01")


# --- Ed25519 verification (RFC 8032 section 5.1.7) ---------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def decompress(data):
    written = int.from_bytes(data, "little")
    y, sign = written & ((1 << 255) - 1), written >> 255
    if y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    check = v * x * x % P
    if check == -u % P and check != u:
        x = x * ROOT_OF_MINUS_ONE % P
    elif check != u:
        return None
    if x == 0 and sign == 1:
        return None
    if x & 1 != sign:
        x = -x % P
    return (x, y, 1, x * y % P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * D * p[3] * q[3] % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


BASE = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def verify_ed25519(public_key, data, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key, s = decompress(public_key), int.from_bytes(signature[32:], "little")
    if key is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + data).digest(), "little") % ORDER
    minus = (-key[0] % P, key[1], key[2], -key[3] % P)
    both, result = add(BASE, minus), (0, 1, 1, 0)
    for bit in range(255, -1, -1):
        result = add(result, result)
        first, second = s >> bit & 1, k >> bit & 1
        if first:
            result = add(result, both if second else BASE)
        elif second:
            result = add(result, minus)
    scale = pow(result[2], P - 2, P)
    x, y = result[0] * scale % P, result[1] * scale % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


P256 = 2**256 - 2**224 + 2**192 + 2**96 - 1
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
P256_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
P256_BASE = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
             0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def p256_add(p, q):
    """In plain coordinates; None is the neutral point."""
    if p is None or q is None:
        return q if p is None else p
    if p[0] == q[0]:
        if p[1] != q[1] or p[1] == 0:
            return None
        slope = 3 * (p[0] * p[0] - 1) * pow(2 * p[1], -1, P256) % P256
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P256) % P256
    x = (slope * slope - p[0] - q[0]) % P256
    return x, (slope * (p[0] - x) - p[1]) % P256


def p256_times(scalar, point):
    result = None
    for bit in range(255, -1, -1):
        result = p256_add(result, result)
        if scalar >> bit & 1:
            result = p256_add(result, point)
    return result


def verify_p256(public_key, data, signature):
    if len(public_key) != 65 or public_key[0] != 4 or len(signature) != 64:
        return False
    x, y = int.from_bytes(public_key[1:33], "big"), int.from_bytes(public_key[33:], "big")
    if x >= P256 or y >= P256 or (y * y - x * x * x + 3 * x - P256_B) % P256 != 0:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (0 < r < P256_ORDER and 0 < s < P256_ORDER):
        return False
    w = pow(s, -1, P256_ORDER)
    u = int.from_bytes(sha256(data), "big") * w % P256_ORDER
    point = p256_add(p256_times(u, P256_BASE), p256_times(r * w % P256_ORDER, (x, y)))
    return point is not None and point[0] % P256_ORDER == r


# --- tree, notes, archive ----------------------------------------------------------------------------------------------------


def leaf_of(entry):
    return sha256(b"\x00" + entry)


def node(left, right):
    return sha256(b"\x01" + left + right)


def roots_at(leaves, sizes):
    roots, edge = {}, []
    if 0 in sizes:
        roots[0] = sha256(b"")
    for place, leaf in enumerate(leaves):
        size, root = 1, leaf
        while edge and edge[-1][0] == size:
            root = node(edge.pop()[1], root)
            size *= 2
        edge.append((size, root))
        if place + 1 in sizes:
            whole = edge[-1][1]
            for _, left in reversed(edge[:-1]):
                whole = node(left, whole)
            roots[place + 1] = whole
    return roots


def root_from_proof(leaf, index, size, proof):
    if index >= size:
        return None
    fn, sn, root = index, size - 1, leaf
    for sibling in proof:
        if sn == 0 or len(sibling) != 32:
            return None
        if fn % 2 == 1 or fn == sn:
            root = node(sibling, root)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn // 2, sn // 2
        else:
            root = node(root, sibling)
        fn, sn = fn // 2, sn // 2
    return root if sn == 0 else None


COSIGNATURE = 4


def parse_key(line, kind=1):
    found = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", line)
    data = from_base64(found[3]) if found else None
    if data is None or len(data) != 33 or data[0] != kind:
        return None
    own = sha256(found[1].encode() + b"\n" + data)[:4]
    return {"name": found[1], "id": own, "public": data[1:]} if own.hex() == found[2] else None


def parse_checkpoint(note):
    end = note.find("\n\n")
    if end < 0 or not note.endswith("\n"):
        return None
    text = note[: end + 1]
    lines = text[:-1].split("\n")
    if len(lines) != 3 or lines[0] == "":
        return None
    origin, count, encoded = lines
    root = from_base64(encoded)
    if root is None or len(root) != 32 or not re.fullmatch(r"0|[1-9][0-9]*", count) or int(count) > MAX_SAFE:
        return None
    signatures = [signature_of(line) for line in note[end + 2 : -1].split("\n")]
    if None in signatures:
        return None
    return {"origin": origin, "size": int(count), "root": root, "text": text, "signatures": signatures}


def signature_of(line):
    found = re.fullmatch("\u2014 ([^+\\s]+) ([A-Za-z0-9+/=]+)", line)
    data = from_base64(found[2]) if found else None
    if data is None or len(data) < 5:
        return None
    return (found[1], data[:4], data[4:])


def is_signed(checkpoint, key):
    own = [s for name, id_, s in checkpoint["signatures"] if name == key["name"] and id_ == key["id"]]
    return bool(own) and all(verify_ed25519(key["public"], checkpoint["text"].encode(), s) for s in own)


def cosigned_at(checkpoint, witness):
    own = [s for name, id_, s in checkpoint["signatures"] if name == witness["name"] and id_ == witness["id"]]
    if not own:
        return None
    times = []
    for signature in own:
        time = int.from_bytes(signature[:8], "big") if len(signature) == 72 else 0
        text = "cosignature/v1\ntime %d\n%s" % (time, checkpoint["text"])
        if not 1 <= time <= MAX_SAFE or not verify_ed25519(witness["public"], text.encode(), signature[8:]):
            return "bad"
        times.append(time)
    return times[0]


class NotThisForm(Exception):
    pass


def must(is_so):
    if not is_so:
        raise NotThisForm


def read_zip(data):
    """The files by name, or None where the bytes are not an archive of this one form."""
    try:
        return read_all(data)
    except (NotThisForm, struct.error):
        return None


def read_all(data):
    must(len(data) >= 22)
    end = len(data) - 22
    sig, disk, disk2, count, count2, length, start, comment = struct.unpack_from("<IHHHHIIH", data, end)
    must(sig == 0x06054B50 and disk == 0 and disk2 == 0 and comment == 0 and count == count2 and start + length == end)
    files, at, local, before = {}, start, 0, ""
    for _ in range(count):
        head = struct.unpack_from("<IHHHHHHIIIHHHHHII", data, at)
        sig, _, _, flags, method, time, date, crc, packed, size, name_length, extra, remark, disk, inner, outer, offset = head
        must(sig == 0x02014B50 and struct.unpack_from("<I", data, local)[0] == 0x04034B50)
        name = from_utf8(data[at + 46 : at + 46 + name_length]) or ""
        must(re.fullmatch(r"[\x21-\x7e]+", name) is not None and len(name) == name_length and name > before)
        must(method == 0 and packed == size and flags & 0xF7FF == 0 and extra == 0 and remark == 0 and offset == local)
        must(time == 0 and date == 0x21 and disk == 0 and inner == 0 and outer == 0x81A40000)
        must(data[at + 6 : at + 30] == data[local + 4 : local + 28] and data[local + 28 : local + 30] == b"\0\0")
        content = local + 30 + name_length
        must(data[local + 30 : content] == data[at + 46 : at + 46 + name_length] and content + size <= len(data))
        files[name] = data[content : content + size]
        must(binascii.crc32(files[name]) == crc)
        at, local, before = at + 46 + name_length, content + size, name
    must(at == end and local == start)
    return files


# --- the draw (section 5) ----------------------------------------------------------------------------------------------------


def stream(key):
    block = 0
    while True:
        yield from struct.unpack(">8I", hmac256(key, u64(block)))
        block += 1


def shuffled(key, items):
    order, numbers = list(items), stream(key)
    for i in range(len(order) - 1, 0, -1):
        limit = 2**32 // (i + 1) * (i + 1)
        drawn = next(numbers)
        while drawn >= limit:
            drawn = next(numbers)
        j = drawn % (i + 1)
        order[i], order[j] = order[j], order[i]
    return order


def units_of(items):
    units = {}
    for item in items:
        name = "item " + item["id"] if item["passage"] is None else "passage " + item["passage"]
        units.setdefault(name, []).append(item)
    return sorted(units.values(), key=lambda unit: unit[0]["id"])


def is_of(item, section, draw):
    fits = item["section"] == section and draw["topic"] in (None, item["topic"])
    return fits and draw["difficulty"] in (None, item["difficulty"])


def draw_label(section, draw):
    difficulty = "" if draw["difficulty"] is None else "/" + draw["difficulty"]
    return "select|" + section + "|" + ("*" if draw["topic"] is None else draw["topic"]) + difficulty


def option_order(item, sub):
    places = list(range(item["parts"]))
    if item["shuffled"] == "none":
        return places
    mixed = places[:-1] if item["shuffled"] == "all-but-last" else places
    return shuffled(sub("options|" + item["id"]), mixed) + places[len(mixed) :]


def plan_paper(seed, manifest_hash, pid, pools):
    own = derive(seed, manifest_hash, "candidate|" + pid)

    def sub(label):
        return derive(own, b"", label)

    plan = []
    for section, draws in pools:
        kept = [unit for label, units, keep in draws for unit in shuffled(sub(label), units)[:keep]]
        for unit in shuffled(sub("order|" + section), kept):
            for item in unit:
                plan.append({"itemId": item["id"], "options": option_order(item, sub), "section": section})
    return plan


def plan_seats(seed, manifest_hash, rooms, kept, pids):
    """{pid: (room, seat)}, or None where there are more people than seats."""
    found = {one["pid"]: (one["room"], one["seat"]) for one in kept if one["seat"] is not None}

    def give(label, people, seats):
        if len(people) > len(seats):
            return None
        order = shuffled(derive(seed, manifest_hash, label), seats)
        found.update(zip(sorted(people), order))
        return [seat for seat in seats if seat not in order[: len(people)]]

    rest = []
    for room in rooms:
        here = [one for one in kept if one["room"] == room["room"]]
        taken = set(room["spare"]) | {one["seat"] for one in here}
        free = [(room["room"], seat) for seat in sorted(room["seats"]) if seat not in taken]
        over = give("seat|" + room["room"], [one["pid"] for one in here if one["seat"] is None], free)
        if over is None:
            return None
        rest += [] if room["apart"] else over
    known = {one["pid"] for one in kept}
    return None if give("seat", [pid for pid in pids if pid not in known], rest) is None else found


def paper_hash(pid, plan):
    return tagged("form", pid, canonical(plan)).hex()


# --- shapes (section 3) ------------------------------------------------------------------------------------------------------

MISSING = object()


def whole(v):
    return type(v) is int


def count(v):
    return type(v) is int and v >= 0


def text(v):
    return isinstance(v, str)


def flag(v):
    return isinstance(v, bool)


def hexes(digits):
    return lambda v: isinstance(v, str) and re.fullmatch("[0-9a-f]{%d}" % digits, v) is not None


hash_, pid_, enrolment_, key_ = hexes(64), hexes(20), hexes(16), hexes(32)


def one_of(*words):
    return lambda v: isinstance(v, str) and v in words


def nullable(check):
    return lambda v: v is None or check(v)


def optional(check):
    return lambda v: v is MISSING or check(v)


def list_of(check):
    return lambda v: isinstance(v, list) and all(check(one) for one in v)


def map_of(check):
    return lambda v: isinstance(v, dict) and all(check(one) for one in v.values())


def fields(shape):
    return lambda v: wrong_in(v, shape) is None


def wrong_in(value, shape):
    if not isinstance(value, dict):
        return ""
    for name in sorted(shape):
        if not shape[name](value.get(name, MISSING)):
            return name
    return next((name for name in sorted(value) if name not in shape), None)


def pid_or_all(v):
    return v == "all" or pid_(v)


TOLD = ("focus-lost page-hidden fullscreen-left second-tab second-screen copy cut paste print "
        "context-menu drag foreign-content clock-jump").split()
SEEN = "second-connection workstation-changed address-changed left-out chain-broken".split()


def written(pattern):
    return lambda v: isinstance(v, str) and re.fullmatch(pattern, v) is not None


SIGNED = {"said": optional(hash_), "signature": optional(written("[A-Za-z0-9+/]{86}=="))}
MUTATION = {"at": count, "pid": pid_, "epoch": count, "seq": count, "clientAt": whole, "pos": count, **SIGNED}
ACT = {"at": count, "by": text, "reason": text}
SECTIONS = list_of(fields({"code": text, "points": whole}))
REFS = list_of(fields({"epoch": count, "mutation": count}))
SEEN_INCIDENTS = ("server-restart", "line-loss", "unsaved", "unknown-workstation", "signs", "clock-skew", "pledge",
                  "unproven")
TOLD_INCIDENTS = ("network", "power", "computer", "health", "room", "conduct", "identity", "other")
SECONDED = {"proposal": count, "confirmedBy": text}
MAYBE_SECONDED = {"proposal": optional(count), "confirmedBy": optional(text)}


def any_of(*shapes):
    return lambda value: any(fields(shape)(value) for shape in shapes)


key_rule = any_of({"kind": one_of("full", "none")}, {"kind": one_of("key"), "options": list_of(count)})
proposed_act = any_of(
    {"kind": one_of("disqualify", "check-in"), "pid": pid_},
    {"kind": one_of("reopen"), "pid": pid_, "ms": count},
    {"kind": one_of("extend"), "pids": lambda value: value == "all" or list_of(pid_)(value), "ms": count},
    {"kind": one_of("held"), "pid": pid_, "verdict": one_of("admit", "reject"), "answers": REFS},
    {"kind": one_of("amend"), "item": text, "rule": key_rule},
)
STOP = {**ACT, "pid": pid_or_all, "cause": optional(one_of("unsaved")), "since": optional(count)}
SHAPES = {
    "MANIFEST": {"at": count, "session": text, "definition": hash_, "bank": hash_, "bankRoot": optional(hash_), "keyRoot": optional(hash_), "roster": hash_, "participants": count,
                 "livePolicy": one_of("running", "locked", "finished"), "official": flag,
                 "keys": optional(fields({"log": text, "witnesses": list_of(text)})), "software": optional(map_of(hash_)),
                 "disclosure": optional(one_of("commitments")), "framesMs": optional(count), "framesWithin": optional(count), "mmdMs": optional(count)},
    "SEED_COMMIT": {"at": count, "commitment": hash_},
    "DRAW": {"at": count, "digits": text, "automatic": flag, "by": optional(text), "confirmedBy": optional(text)},
    "CHECK_IN": {**ACT, **MAYBE_SECONDED, "pid": pid_},
    "CARD": {**ACT, "pid": pid_},
    "CHECK_IN_CLOSE": ACT,
    "POSTED": {"at": count, "by": text, "sheet": hash_},
    "SESSION_PIN": {**ACT, "act": one_of("made", "shown", "renewed")},
    "CHECK_DESK": {"at": count, "pid": pid_, "by": text},
    "BOARD_REVEAL": {"at": count, "by": text, "shown": count, "everyMs": nullable(count)},
    "BOARD": {"at": count, "size": count, "frame": hash_},
    "PAPER": {"at": count, "pid": pid_, "form": hash_, "items": count, "allotted": count,
              "start": optional(one_of("sign-in", "proctor"))},
    "ROOM": {"at": count, "room": text, "seats": list_of(text), "spare": list_of(text), "apart": flag},
    "SEAT_KEPT": {"at": count, "pid": pid_, "room": text, "seat": nullable(text)},
    "SEAT": {"at": count, "pid": pid_, "room": text, "seat": text},
    "SEAT_CHANGE": {**ACT, "pid": pid_, "room": text, "seat": text},
    "SESSION_OPEN": {"at": count, "by": text, "reason": optional(text),
                     "despite": optional(list_of(fields({"workstation": text, "what": one_of("build", "rules", "clock")})))},
    "SIGN_IN": {"at": count, "pid": pid_, "epoch": count, "workstation": text,
                "tier": optional(one_of("seb", "managed-kiosk", "plain-browser")),
                "enrolment": optional(nullable(enrolment_)), "key": optional(written("(?:[A-Za-z0-9+/]{44}){1,2}")),
                "elsewhere": optional(flag)},
    "IDENTITY": {"at": count, "pid": pid_, "epoch": count, "confirmed": flag},
    "ANSWER": {**MUTATION, "commitment": hash_},
    "CLEAR": {**MUTATION, "commitment": hash_},
    "FLAG": {**MUTATION, "flagged": flag},
    "PLAY": {**MUTATION, "sound": count},
    "LOCK": {**MUTATION, "items": count},
    "FINISH": {"at": count, "pid": pid_, "epoch": count, "seq": count, "note": text, "by": nullable(text),
               "reason": one_of("submitted", "expired", "terminated"), **SIGNED},
    "SCORE": {"at": count, "pid": pid_, "sections": SECTIONS, "total": whole},
    "HELD": {"at": count, "pid": pid_, "epoch": count, "mutation": count, "pos": count, "clientAt": whole,
             "recordedAt": count, "why": one_of("late", "other-workstation"), "commitment": hash_},
    "ADMIT": {**ACT, **MAYBE_SECONDED, "pid": pid_, "answers": REFS},
    "REJECT": {**ACT, **MAYBE_SECONDED, "pid": pid_, "answers": REFS},
    "PROPOSAL": {**ACT, "proposal": count, "until": count, "what": proposed_act},
    "RESOLVE": {**ACT, "proposal": count, "how": one_of("confirmed", "rejected", "withdrawn", "expired")},
    "DISQUALIFY": {**ACT, **SECONDED, "pid": pid_},
    "REOPEN": {**ACT, **SECONDED, "pid": pid_, "ms": count},
    "AMEND": {**ACT, **SECONDED, "item": text, "rule": key_rule},
    "ABSENT": {"at": count, "pid": pid_},
    "PAUSE": STOP,
    "RESUME": STOP,
    "EXTENSION": {**ACT, **MAYBE_SECONDED, "pid": pid_or_all, "ms": count, "incident": optional(count), "since": optional(count),
                  "until": optional(count)},
    "EXTENSION_WITHDRAW": {**ACT, "pid": pid_or_all, "given": count, "ms": count},
    "LINE_GAP": {"at": count, "pid": pid_, "epoch": count, "since": count, "until": count},
    "INCIDENT": {**ACT, "incident": count, "kind": one_of(*SEEN_INCIDENTS, *TOLD_INCIDENTS), "rooms": list_of(text),
                 "pids": lambda value: value == "all" or list_of(pid_)(value), "since": count, "until": nullable(count)},
    "INCIDENT_NOTE": {**ACT, "incident": count, "open": flag},
    "RELEASE": {**ACT, "pid": pid_},
    "WORKSTATION": {**ACT, "enrolment": enrolment_, "name": text, "room": text, "seat": text, "kiosk": flag,
                    "act": one_of("approved", "renamed", "revoked")},
    "WITNESS": {**ACT, "act": one_of("enrolled", "removed"), "vkey": text},
    "START": {**ACT, "pid": pid_},
    "ASSISTANT": {"at": count, "pid": pid_, "by": text, "assistant": text},
    "MESSAGE": {"at": count, "pid": pid_or_all, "by": text, "text": text},
    "MESSAGE_WITHDRAW": {**ACT, "pid": pid_or_all, "message": count},
    "MESSAGE_READ": {"at": count, "pid": pid_, "epoch": count, "message": count},
    "SESSION_CLOSE": ACT,
    "SEED_REVEAL": {"at": count, "secret": hash_},
    "INTEGRITY": {"at": count, "pid": pid_, "epoch": count, "kind": one_of(*TOLD, *SEEN), "durationMs": count,
                  "count": count, "clientAt": nullable(whole), "pos": nullable(count)},
    "RECOVERY": {"at": count, "lastAt": count},
}


def read_entry(data):
    """(type, body), or a code with its values."""
    words = from_utf8(data) if len(data) <= 16384 else None
    found = re.match(r"cbt-transparency/v1/entry/([A-Z][A-Z0-9_]*)\n", words) if words is not None else None
    value = parse_canonical(words[found.end() :]) if found else None
    if value is None or not isinstance(value[0], dict):
        return ("!", "entry-not-canonical", {})
    kind, body = found[1], value[0]
    if kind not in SHAPES:
        return ("!", "entry-unknown", {"type": kind})
    wrong = wrong_in(body, SHAPES[kind])
    if wrong is not None:
        return ("!", "entry-shape", {"type": kind, "field": wrong})
    return (kind, body)


# --- clocks and people (sections 3, 6, 9) ------------------------------------------------------------------------------------


class Clock:
    def __init__(self, started, allotted):
        self.started, self.allotted, self.extended, self.stopped, self.since = started, allotted, 0, 0, None

    def copy(self, allotted):
        other = Clock(self.started, allotted)
        other.extended, other.stopped, other.since = self.extended, self.stopped, self.since
        return other

    def deadline(self, now):
        standing = 0 if self.since is None else max(0, now - self.since)
        return self.started + self.allotted + self.extended + self.stopped + standing

    def stop(self, since):
        if self.since is None or self.since > since:
            self.since = since

    def resume(self, at):
        if self.since is not None:
            self.stopped += max(0, at - self.since)
            self.since = None


def add_given(book, body):
    """What one account gave by hand; of the rest nothing is taken back."""
    if "proposal" not in body and "incident" not in body:
        book.append((body["at"], body["ms"], body["pid"]))


def drop_given(book, body):
    found = (body["given"], body["ms"], body["pid"]) in book
    if found:
        book.remove((body["given"], body["ms"], body["pid"]))
    return found


class Hall:
    def __init__(self, definition):
        self.definition, self.phase, self.clock, self.revoked = definition, "prepared", None, set()
        self.people, self.findings, self.changes, self.has_rooms = {}, [], 0, False
        self.given = []

    def stands(self):
        return self.phase == "open" and self.clock is not None and self.clock.since is not None

    def move(self, kind, body):
        if kind == "SESSION_OPEN":
            self.phase, self.clock = "open", Clock(body["at"], self.definition["duration"])
        if kind == "SESSION_CLOSE":
            self.phase = "closed"
        if self.phase != "open" or self.clock is None or body.get("pid") != "all":
            return
        if kind == "EXTENSION":
            self.clock.extended += body["ms"]
            add_given(self.given, body)
        if kind == "EXTENSION_WITHDRAW" and drop_given(self.given, body):
            self.clock.extended -= body["ms"]
        if kind == "PAUSE" and self.clock.since is None:
            self.clock.stop(body["at"])
        if kind == "RESUME":
            self.clock.resume(body["at"])


class Person:
    def __init__(self, paper):
        self.pid, self.start, self.allotted = paper["pid"], paper.get("start"), paper["allotted"]
        self.phase, self.clock, self.runs_from, self.epoch, self.seated = "waiting", None, None, 0, False
        self.identity, self.last_seq, self.saved, self.saved_before = "unconfirmed", 0, None, []
        self.standing, self.changed = [None] * paper["items"], [0] * paper["items"]
        self.held, self.by_staff, self.by_engine, self.staff_at, self.signs = [], False, False, None, 0
        self.finished_at, self.ended_by, self.finishes, self.absences, self.admissions = 0, "", 0, 0, 0
        self.score_due, self.scores, self.locked = None, [], set()
        self.reopenings, self.disqualified, self.given_alone, self.given = 0, False, 0, []

    def begin(self, at, hall):
        if self.epoch == 0 or self.phase != "waiting" or hall.phase != "open" or hall.clock is None:
            return
        is_common = hall.definition["clockStarts"] == "session" and self.start is None
        self.clock = hall.clock.copy(self.allotted) if is_common else Clock(at, self.allotted)
        self.phase, self.runs_from = "working", at
        self.given = list(hall.given) if is_common else []
        if self.rests(hall) and self.clock.since is None:
            self.clock.stop(at)

    def rests(self, hall):
        return self.by_staff or self.by_engine or hall.stands()

    def rest_or_run(self, body, hall):
        if self.phase != "working" or self.clock is None:
            return
        if self.rests(hall):
            self.clock.stop(body.get("since", body["at"]))
        else:
            if self.clock.since is not None:
                self.runs_from = body["at"]
            self.clock.resume(body["at"])

    def move(self, index, kind, body, hall):
        if "seq" in body and self.phase == "finished":
            self.finishes += kind == "FINISH"
            return
        if (body.get("pos") or 0) >= len(self.standing) and "pos" in body:
            return
        move = getattr(self, "on_" + kind.lower(), None)
        if move is not None:
            move(index, kind, body, hall)

    def on_sign_in(self, _index, _kind, body, hall):
        self.epoch, self.seated, self.identity = body["epoch"], True, "unconfirmed"
        self.saved_before.append(self.saved or 0)
        if self.start != "proctor":
            self.begin(body["at"], hall)

    def on_identity(self, _index, _kind, body, _hall):
        self.identity = "confirmed" if body["confirmed"] else "denied"
        if not body["confirmed"]:
            self.seated = False

    def on_session_open(self, _index, _kind, body, hall):
        if self.start != "proctor":
            self.begin(body["at"], hall)

    def on_start(self, _index, _kind, body, hall):
        self.begin(body["at"], hall)

    def on_change(self, index, kind, body, _hall):
        self.last_seq, self.saved = body["seq"], body["at"]
        if kind in ("ANSWER", "CLEAR"):
            self.standing[body["pos"]] = index if kind == "ANSWER" else None
            self.changed[body["pos"]] = body["at"]

    on_answer = on_clear = on_flag = on_play = on_change

    def on_lock(self, index, kind, body, hall):
        self.on_change(index, kind, body, hall)
        self.locked.update(range(body["pos"], min(body["pos"] + body["items"], len(self.standing))))

    def on_held(self, index, _kind, body, _hall):
        epoch = body["epoch"]
        earlier = self.saved_before[epoch] if epoch < len(self.saved_before) else 0
        saved = (self.saved or 0) if epoch == self.epoch else earlier
        order = max(body["recordedAt"], saved)
        self.held.append({"epoch": epoch, "mutation": body["mutation"], "pos": body["pos"], "entry": index,
                          "order": order, "decision": None})

    def decide(self, body, decision):
        refs = {(ref["epoch"], ref["mutation"]) for ref in body["answers"]}
        named = [held for held in self.held if (held["epoch"], held["mutation"]) in refs]
        for held in named:
            held["decision"] = decision
        return named

    def on_admit(self, _index, _kind, body, _hall):
        if self.phase == "finished":
            self.admissions += 1
            self.score_due = "ADMIT"

        def order(held):
            return (held["order"], held["epoch"], held["mutation"])

        for held in self.decide(body, "admitted"):
            rivals = [o for o in self.held if o["decision"] == "admitted" and o["pos"] == held["pos"]]
            if any(order(other) > order(held) for other in rivals):
                continue
            if self.changed[held["pos"]] <= held["order"]:
                self.standing[held["pos"]], self.changed[held["pos"]] = held["entry"], held["order"]

    def on_reject(self, _index, _kind, body, _hall):
        self.decide(body, "rejected")

    def on_pause(self, _index, _kind, body, hall):
        if "cause" in body:
            self.by_engine = True
        else:
            self.staff_at = body["at"]
            self.by_staff = self.by_staff or body["pid"] != "all"
        self.rest_or_run(body, hall)

    def on_resume(self, _index, _kind, body, hall):
        if "cause" in body:
            self.by_engine = False
        elif body["pid"] != "all":
            self.by_staff = False
        self.rest_or_run(body, hall)

    def on_extension(self, _index, _kind, body, _hall):
        if body["pid"] != "all":
            self.given_alone += body["ms"]
        if self.phase == "working" and self.clock is not None:
            self.clock.extended += body["ms"]
        elif self.phase == "waiting" and body["pid"] != "all":
            self.allotted += body["ms"]
        else:
            return
        add_given(self.given, body)

    def on_extension_withdraw(self, _index, _kind, body, _hall):
        if self.phase == "finished" or not drop_given(self.given, body):
            return
        if body["pid"] != "all":
            self.given_alone -= body["ms"]
        if self.clock is not None:
            self.clock.extended -= body["ms"]
        else:
            self.allotted -= body["ms"]

    def on_disqualify(self, _index, _kind, _body, _hall):
        self.disqualified = True

    def on_reopen(self, _index, _kind, body, hall):
        if self.phase != "finished":
            return
        self.reopenings += 1
        self.disqualified = False
        if self.clock is None:
            self.phase, self.allotted = "waiting", self.allotted + body["ms"]
            return
        self.phase = "working"
        if self.clock.since is None:
            self.clock.stop(self.finished_at)
        self.clock.extended += body["ms"]
        if not self.rests(hall):
            self.clock.resume(body["at"])
            self.runs_from = body["at"]

    def time_left(self):
        return self.allotted if self.clock is None else max(0, self.clock.deadline(self.finished_at) - self.finished_at)

    def on_amend(self, _index, _kind, _body, _hall):
        if self.phase == "finished":
            self.admissions += 1
            self.score_due = "AMEND"

    def on_release(self, _index, _kind, _body, _hall):
        self.seated = False

    def on_finish(self, _index, _kind, body, _hall):
        self.phase, self.last_seq, self.finished_at, self.ended_by = "finished", body["seq"], body["at"], body["reason"]
        self.finishes += 1
        self.given = []
        self.score_due = "FINISH"

    def on_score(self, index, _kind, body, _hall):
        self.scores.append((index, body, list(self.standing)))
        self.score_due = None

    def on_absent(self, _index, _kind, _body, _hall):
        self.absences += 1

    def on_integrity(self, _index, _kind, _body, _hall):
        self.signs += 1


def made_end(kind, body):
    return kind == "FINISH" and body["reason"] != "submitted"


def judge_numbered(person, kind, body, _hall):
    if person.phase == "finished":
        return "after-end"
    if body["epoch"] != person.epoch:
        return "other-epoch"
    if person.identity == "denied" and not made_end(kind, body):
        return "by-who-is-not-them"
    if "pos" in body and body["pos"] >= len(person.standing):
        return "place-unknown"
    return None if body["seq"] == person.last_seq + (not made_end(kind, body)) else "seq-gap"


def judge_sign_in(person, _kind, body, hall):
    if person.phase == "finished":
        return "sign-in-after-end"
    if body["epoch"] != person.epoch + 1:
        return "epoch-jump"
    return wrong_tier(body.get("tier"), hall.definition) or wrong_workstation(body, hall) or wrong_seat(body, hall)


def wrong_seat(body, hall):
    policy, elsewhere = hall.definition.get("seats"), body.get("elsewhere")
    if policy is None or not hall.has_rooms:
        return None
    if elsewhere is None:
        return "seat-unsaid"
    return "sign-in-elsewhere" if elsewhere and policy == "required" else None


def wrong_tier(tier, definition):
    lockdown = definition.get("lockdown")
    if lockdown is None or lockdown["seb"] == "off":
        return None
    if tier is None:
        return "tier-unsaid"
    locked = tier == "seb" or (tier == "managed-kiosk" and lockdown.get("acceptsManagedKiosk") is True)
    return "tier-not-locked" if lockdown["seb"] == "required" and not locked else None


def wrong_workstation(body, hall):
    policy, enrolment = hall.definition.get("workstations"), body.get("enrolment")
    if body.get("tier") == "managed-kiosk" and enrolment is None:
        return "kiosk-unnamed"
    if enrolment is not None:
        return "workstation-revoked" if enrolment in hall.revoked else None
    if policy == "required":
        return "workstation-unknown"
    return "workstation-unsaid" if policy == "flagged" and "enrolment" not in body else None


def judge_identity(person, _kind, body, _hall):
    if person.phase == "finished":
        return "after-end"
    if body["epoch"] != person.epoch:
        return "other-epoch"
    if not person.seated:
        return "identity-nowhere"
    return None if person.identity == "unconfirmed" else "identity-twice"


NOTICE_FROM = {"focus-lost": 1500, "page-hidden": 3000, "fullscreen-left": 5000, "clock-jump": 30000}


def judge_sign(person, _kind, body, _hall):
    if person.phase == "waiting":
        return "sign-too-early"
    if not 1 <= body["epoch"] <= person.epoch:
        return "other-epoch"
    if body["pos"] is not None and body["pos"] >= len(person.standing):
        return "place-unknown"
    if (body["kind"] in TOLD) == (body["clientAt"] is None) or body["count"] < 1:
        return "sign-not-possible"
    if body["kind"] == "drag" or body["durationMs"] < NOTICE_FROM.get(body["kind"], 0):
        return "sign-too-small"
    return "sign-too-many" if person.signs >= 301 else None


def judge_start(person, _kind, _body, _hall):
    waits = person.start == "proctor" and person.phase == "waiting" and person.epoch > 0
    return None if waits else "start-out-of-turn"


def judge_disqualify(person, _kind, _body, _hall):
    if person.phase != "finished":
        return "not-ended"
    return "disqualified-twice" if person.disqualified else None


def judge_reopen(person, _kind, body, _hall):
    if person.phase != "finished":
        return "not-ended"
    return None if person.time_left() + body["ms"] > 0 else "reopened-without-time"


def judge_assistant(person, _kind, _body, _hall):
    return "after-end" if person.phase == "finished" else None


def judge_line_gap(person, _kind, body, _hall):
    if person.phase == "finished":
        return "after-end"
    return None if 1 <= body["epoch"] <= person.epoch else "other-epoch"


def judge_withdrawal(person, _kind, _body, _hall):
    return "other-epoch" if person.epoch == 0 else None


def judge_read(person, _kind, body, _hall):
    return None if body["epoch"] == person.epoch else "other-epoch"


ORDER_JUDGES = {
    **dict.fromkeys(("ANSWER", "CLEAR", "FLAG", "PLAY", "LOCK", "FINISH"), judge_numbered),
    "SIGN_IN": judge_sign_in, "IDENTITY": judge_identity, "INTEGRITY": judge_sign, "START": judge_start,
    "DISQUALIFY": judge_disqualify, "REOPEN": judge_reopen, "ASSISTANT": judge_assistant, "LINE_GAP": judge_line_gap, "MESSAGE": judge_assistant, "MESSAGE_READ": judge_read,
    "MESSAGE_WITHDRAW": judge_withdrawal,
}


def judge_outcome(person, kind, _body, _hall):
    if kind == "SCORE":
        if person.phase != "finished":
            return "score-before-end"
        return "score-unasked" if person.score_due is None else None
    if kind == "ABSENT" and person.epoch > 0:
        return "absent-but-there"
    return None if person.score_due is None else "before-the-score"


def judge_lock(person, kind, body, hall):
    if kind == "LOCK":
        if (body["pos"], body["items"]) not in blocks_of(hall.definition):
            return "lock-of-no-block"
        return "lock-twice" if body["pos"] in person.locked else None
    places = []
    if kind in ("ANSWER", "CLEAR", "FLAG", "HELD"):
        places = [body["pos"]]
    if kind == "ADMIT":
        refs = {(ref["epoch"], ref["mutation"]) for ref in body["answers"]}
        places = [held["pos"] for held in person.held if (held["epoch"], held["mutation"]) in refs]
    return "changed-when-locked" if any(place in person.locked for place in places) else None


def blocks_of(definition):
    blocks, start = set(), 0
    for section in definition["sections"]:
        at = start
        for items in section.get("lockBlocks", []):
            blocks.add((at, items))
            at += items
        start += sum(draw["count"] for draw in section["draw"])
    return blocks


def judge_held(person, kind, body, hall):
    if kind == "HELD":
        return wrong_held(person, body, hall.definition["lagGrace"])
    if kind not in ("ADMIT", "REJECT"):
        return None
    named = [(ref["epoch"], ref["mutation"]) for ref in body["answers"]]
    waiting = {(held["epoch"], held["mutation"]) for held in person.held if held["decision"] is None}
    sound = named and len(set(named)) == len(named) and all(one in waiting for one in named)
    return None if sound else "decides-on-nothing"


def wrong_held(person, body, grace):
    if not 1 <= body["epoch"] <= person.epoch:
        return "other-epoch"
    if body["pos"] >= len(person.standing):
        return "place-unknown"
    if any(h["epoch"] == body["epoch"] and h["mutation"] == body["mutation"] for h in person.held):
        return "held-twice"
    if len(person.held) >= 300 or person.clock is None:
        return "held-out-of-turn"
    moment = person.finished_at if person.phase == "finished" else body["at"]
    bell = person.clock.deadline(moment)
    if person.phase == "finished":
        bell = min(bell, person.finished_at)
    if body["recordedAt"] > body["at"]:
        return "held-from-the-future"
    if body["recordedAt"] > bell:
        return "held-after-the-bell"
    return None if held_why(person, body, grace) == body["why"] else "held-for-another-reason"


def held_why(person, body, grace):
    if body["epoch"] < person.epoch:
        return "other-workstation"
    if person.phase == "finished" and person.ended_by == "submitted":
        return None
    if not person.seated:
        return "other-workstation"
    if person.phase == "finished":
        return "late"
    if person.phase == "waiting" or person.clock is None or person.clock.since is not None:
        return None
    return None if body["at"] <= person.clock.deadline(body["at"]) + grace else "late"


WITHDRAW_WITHIN, LEAST_LEFT = 120_000, 300_000


def wrong_withdrawal(person, body):
    if person.phase == "finished" or (body["given"], body["ms"], body["pid"]) not in person.given:
        return "withdraws-nothing"
    if body["at"] - body["given"] > WITHDRAW_WITHIN:
        return "withdrawn-too-late"
    short = person.clock is not None and max(0, person.clock.deadline(body["at"]) - body["at"]) - body["ms"] < LEAST_LEFT
    return "withdrawn-from-the-last" if short else None


def wrong_withdrawal_of_all(hall, body):
    if (body["given"], body["ms"], body["pid"]) not in hall.given:
        return "withdraws-nothing"
    if body["at"] - body["given"] > WITHDRAW_WITHIN:
        return "withdrawn-too-late"
    short = any(wrong_withdrawal(person, body) == "withdrawn-from-the-last" for person in hall.people.values())
    return "withdrawn-from-the-last" if short else None


def judge_time(person, kind, body, hall):
    if kind in ("PAUSE", "RESUME"):
        return wrong_stop(person, kind, body, hall.definition)
    if kind == "EXTENSION_WITHDRAW":
        return wrong_withdrawal(person, body)
    if kind == "EXTENSION":
        return "more-than-one-may" if too_much([person], body, hall) else None
    if "seq" not in body or person.phase == "finished":
        return None
    if person.phase == "waiting" or person.clock is None:
        waits = person.start == "proctor" and person.epoch > 0
        ends = kind == "FINISH" and body["reason"] == "terminated" and body["by"] is not None
        return None if waits and ends else "before-begin"
    if made_end(kind, body):
        return wrong_end(person, body)
    grace = hall.definition["lagGrace"]
    if body["at"] > person.clock.deadline(body["at"]) + grace:
        return "after-deadline"
    since = person.clock.since
    if person.by_engine:
        since = person.staff_at if person.by_staff or hall.stands() else None
    return "while-stopped" if since is not None and body["at"] - since > grace else None


def too_much(people, body, hall):
    limit = hall.definition.get("extensionLimit")
    if "proposal" in body or limit is None or hall.phase != "open" or hall.clock is None:
        return False
    return any(one.phase != "finished" and one.given_alone + hall.clock.extended + body["ms"] > limit for one in people)


def wrong_end(person, body):
    if body["reason"] == "terminated":
        return "end-unsigned" if body["by"] is None else None
    early = person.clock.deadline(body["at"]) > body["at"] or person.clock.since is not None
    return "end-too-early" if early else None


def wrong_stop(person, kind, body, definition):
    if "cause" not in body:
        return "stop-backdated" if kind == "PAUSE" and "since" in body else None
    if definition.get("whenUnsaved") != "block" or body["by"] != "engine":
        return "stop-not-allowed"
    if person.phase != "working":
        return "stop-of-nobody"
    if kind == "RESUME":
        return None if person.by_engine else "stop-not-made"
    if person.by_engine:
        return "stop-not-made"
    earliest = max(person.runs_from or 0, person.saved or 0)
    return None if "since" in body and earliest <= body["since"] <= body["at"] else "stop-backdated"


NOBODYS = {"MANIFEST", "SEED_COMMIT", "DRAW", "SESSION_CLOSE", "SEED_REVEAL", "RECOVERY", "WORKSTATION", "SESSION_OPEN",
           "CHECK_IN", "CARD", "CHECK_IN_CLOSE", "POSTED", "SESSION_PIN", "BOARD_REVEAL", "CHECK_DESK", "BOARD", "WITNESS", "INCIDENT", "INCIDENT_NOTE",
           "ROOM", "SEAT_KEPT", "SEAT", "PROPOSAL", "RESOLVE", "AMEND"}
FOR_ALL = {"SESSION_OPEN", "PAUSE", "RESUME", "EXTENSION", "EXTENSION_WITHDRAW", "AMEND"}


def follow(entries, definition):
    hall = Hall(definition)
    hall.has_rooms = any(kind == "ROOM" for _, kind, _ in entries)
    for index, kind, body in entries:
        if kind == "PAPER":
            hall.people.setdefault(body["pid"], Person(body))
            continue
        hall.changes += "seq" in body
        judge(hall, index, kind, body)
        if kind == "WORKSTATION" and body["act"] == "revoked":
            hall.revoked.add(body["enrolment"])
        hall.move(kind, body)
        for person in who_is_meant(hall.people, kind, body):
            person.move(index, kind, body, hall)
    follow_incidents(entries, hall)
    return hall


def who_is_meant(people, kind, body):
    if "pid" in body and body["pid"] != "all":
        return [people[body["pid"]]] if body["pid"] in people else []
    return list(people.values()) if kind in FOR_ALL else []


def follow_incidents(entries, hall):
    """Incidents in their numbers, and no more given back than somebody was without a line, nor twice (section 9)."""
    gaps, settled, written = {}, {}, 0
    for index, kind, body in entries:
        code = wrong_incident(kind, body, gaps, settled, written)
        if code is not None:
            hall.findings.append(("V14", code, index, kind))
        written += kind == "INCIDENT"
        if kind == "LINE_GAP":
            gaps.setdefault(body["pid"], []).append((body["since"], body["until"]))
        if kind == "EXTENSION" and "since" in body and "until" in body:
            settled.setdefault(body["pid"], []).append((body["since"], body["until"]))


def overlap(stretches, since, until):
    return sum(max(0, min(end, until) - max(begin, since)) for begin, end in stretches)


def wrong_incident(kind, body, gaps, settled, written):
    if kind == "INCIDENT":
        if body["incident"] != written + 1:
            return "incident-number"
        since, until = body["since"], body["until"]
        if since > body["at"] or (until is not None and not since <= until <= body["at"]):
            return "incident-time"
        return None if (body["kind"] in SEEN_INCIDENTS) == (body["by"] == "engine") else "incident-by"
    if kind == "INCIDENT_NOTE":
        return None if 1 <= body["incident"] <= written else "incident-unknown"
    if kind == "LINE_GAP":
        before = gaps.get(body["pid"], [(0, 0)])[-1][1]
        return None if before <= body["since"] < body["until"] <= body["at"] else "gap-not-possible"
    if kind != "EXTENSION":
        return None
    linked = [name for name in ("incident", "since", "until") if name in body]
    if not linked:
        return None
    if len(linked) != 3 or body["pid"] == "all":
        return "compensation-half"
    if not 1 <= body["incident"] <= written:
        return "incident-unknown"
    since, until = body["since"], body["until"]
    if since >= until or until > body["at"]:
        return "compensation-stretch"
    if overlap(settled.get(body["pid"], []), since, until) > 0:
        return "compensation-twice"
    return "compensation-too-much" if body["ms"] > overlap(gaps.get(body["pid"], []), since, until) else None


def judge(hall, index, kind, body):
    def found(step, code):
        if code is not None:
            hall.findings.append((step, code, index, kind))

    if kind in NOBODYS:
        return
    if body["pid"] == "all":
        if kind == "EXTENSION_WITHDRAW":
            return found("V14", wrong_withdrawal_of_all(hall, body))
        if kind == "EXTENSION" and too_much(hall.people.values(), body, hall):
            return found("V14", "more-than-one-may")
        found("V14", "stop-not-allowed" if "cause" in body else "stop-backdated" if "since" in body else None)
        return
    person = hall.people.get(body["pid"])
    if person is None:
        found("V12", "person-unknown")
        return
    found("V13", ORDER_JUDGES[kind](person, kind, body, hall) if kind in ORDER_JUDGES else None)
    found("V12", judge_outcome(person, kind, body, hall))
    found("V16", judge_lock(person, kind, body, hall))
    found("V17", judge_held(person, kind, body, hall))
    found("V14", judge_time(person, kind, body, hall))


# --- what answers earn (section 10) ------------------------------------------------------------------------------------------

FULL = 1_000_000


def earns(item, option, scoring):
    if scoring["kind"] == "weighted":
        return item["weights"][int(option)] * 100
    credit = credit_of(item, option)
    return scoring["wrong"] if credit == 0 else scoring["right"] * credit // FULL


def credit_of(item, option):
    kind = item["kind"]
    if kind == "single-choice":
        return FULL if int(option) in item["key"] else 0
    given = json.loads(option)
    if kind == "multiple-response":
        if "shares" not in item:
            return set_credit(item, len(item["options"]), given)
        return min(FULL, max(0, sum(item["shares"][place] for place in given)))
    if kind == "graphic-choice":
        return set_credit(item, len(item["areas"]), given)
    if kind == "true-false":
        return FULL if item["key"] is given else 0
    if kind == "true-false-grid":
        return parts_credit(item["credit"], given, [[one] for one in item["key"]])
    if kind == "matching":
        return parts_credit(item["credit"], given, item["key"])
    if kind == "ordering":
        return parts_credit(item["credit"], given, [[place] for place in range(len(item["entries"]))])
    if kind == "gap-choice":
        return parts_credit(item["credit"], given, [[gap["key"]] for gap in item["gaps"]])
    if kind == "numeric":
        return numeric_credit(item, given)
    if kind == "short-text":
        fits = (one for one in item["accepted"] if is_the_text(given, one, item["sameness"]))
        return next(fits, {"credit": 0})["credit"]
    if kind == "hotspot":
        earned = sum(a["credit"] for a in item["areas"] if any(is_inside(a["area"], x, y) for x, y in given))
        return min(FULL, max(0, earned))
    raise KeyError(kind)


def share(right, of):
    return 0 if right <= 0 or of == 0 else right * FULL // of


def parts_credit(rule, given, keys):
    shown = [given[place] if place < len(given) else None for place in range(len(keys))]
    right = sum(one in accepted for one, accepted in zip(shown, keys))
    open_ = sum(one is None for one in shown)
    if rule == "all-or-nothing":
        return FULL if right == len(keys) else 0
    return share(right if rule == "per-part" else right - (len(keys) - right - open_), len(keys))


def set_credit(item, options, given):
    if len(given) < item["least"]:
        return 0
    right = sum(place in item["key"] for place in given)
    wrong, missed = len(given) - right, len(item["key"]) - right
    if item["credit"] == "all-or-nothing":
        return FULL if wrong == 0 and missed == 0 else 0
    if item["credit"] == "per-part":
        return share(options - wrong - missed, options)
    return share(right - wrong, len(item["key"]))


def numeric_credit(item, given):
    if item["unit"] == "required" and given["unit"] is None:
        return 0
    factor = next((u["factor"] for u in item["units"] if u["name"] == given["unit"]), "1")
    value, times = read_typed(given["number"], item.get("decimalMark", ".")), read_number(factor)
    if value is None or times is None:
        return 0
    scaled = (value[0] * times[0], value[1] + times[1])
    for one in item["accepted"]:
        if at_most(read_number(one["least"]), scaled) and at_most(scaled, read_number(one["greatest"])):
            return one["credit"]
    return 0


def read_typed(typed, mark):
    plain = re.sub("(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3})", "", typed.strip())
    plain = re.sub("^\u2212", "-", plain)
    if re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]{3}){2,}(,[0-9]+)?|[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", plain):
        return read_number(plain.replace(".", "").replace(",", ".", 1))
    if re.fullmatch(r"[+-]?[0-9]{1,3}(,[0-9]{3}){2,}(\.[0-9]+)?|[+-]?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+", plain):
        return read_number(plain.replace(",", ""))
    doubtful = re.fullmatch(r"[+-]?[1-9][0-9]{0,2}([.,])[0-9]{3}", plain)
    if doubtful and doubtful[1] != mark:
        return read_number(plain.replace(doubtful[1], "", 1))
    return read_number(plain.replace(",", ".", 1))


def read_number(written):
    found = re.fullmatch(r"([+-]?)([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE]([+-]?[0-9]{1,3}))?", written)
    if not found:
        return None
    before, _, fraction = found[2].partition(".")
    digits = int(before + fraction)
    return (-digits if found[1] == "-" else digits, len(fraction) - int(found[3] or "0"))


def at_most(a, b):
    scale = max(a[1], b[1])
    return a[0] * 10 ** (scale - a[1]) <= b[0] * 10 ** (scale - b[1])


# What ECMAScript calls white space: str.strip() and \s of Python hold a few more.
BLANKS = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


def folded(words, sameness):
    out = unicodedata.normalize("NFC", words)
    if sameness["ignoresAccents"]:
        out = "".join(c for c in unicodedata.normalize("NFD", out) if unicodedata.category(c) != "Mn")
        out = unicodedata.normalize("NFC", out)
    if sameness["ignoresCase"]:
        out = out.lower()
    if sameness["ignoresPunctuation"]:
        out = "".join(" " if unicodedata.category(c)[0] in "PS" else c for c in out)
    return re.sub("[" + BLANKS + "]+", " ", out)


def is_the_text(typed, accepted, sameness):
    given = folded(typed, sameness).strip(BLANKS)
    if not accepted["wildcard"]:
        return given == folded(accepted["text"], sameness).strip(BLANKS)
    pieces = [folded(p.replace("\\*", "*"), sameness) for p in re.split(r"(?<!\\)\*", accepted["text"])]
    if len(pieces) == 1:
        return given == pieces[0].strip(BLANKS)
    start, end = pieces[0].lstrip(BLANKS), pieces[-1].rstrip(BLANKS)
    if not given.startswith(start) or not given.endswith(end):
        return False
    at = len(start)
    for piece in pieces[1:-1]:
        found = given.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return at <= len(given) - len(end)


def is_inside(area, x, y):
    if area["shape"] == "rectangle":
        return area["x"] <= x <= area["x"] + area["width"] and area["y"] <= y <= area["y"] + area["height"]
    if area["shape"] == "circle":
        return (x - area["x"]) ** 2 + (y - area["y"]) ** 2 <= area["radius"] ** 2
    inside, corners = False, area["points"]
    for at, (ax, ay) in enumerate(corners):
        bx, by = corners[(at + 1) % len(corners)]
        on_line = (bx - ax) * (y - ay) == (by - ay) * (x - ax)
        if on_line and min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by):
            return True
        if (ay > y) != (by > y) and x < ((bx - ax) * (y - ay)) / (by - ay) + ax:
            inside = not inside
    return inside


# --- the steps ---------------------------------------------------------------------------------------------------------------


class Step:
    def __init__(self, name):
        self.name, self.wrong, self.missing, self.held = name, [], [], []

    def fail(self, code, where="", **values):
        self.wrong.append({"code": code, "where": where, "values": values})

    def skip(self, code, where="", **values):
        self.missing.append({"code": code, "where": where, "values": values})

    def note(self, code, where="", **values):
        self.held.append({"code": code, "where": where, "values": values})

    def report(self):
        verdict = "fail" if self.wrong else "not-checked" if self.missing else "pass"
        return {"step": self.name, "verdict": verdict, "count": len(self.wrong if self.wrong else self.missing),
                "wrong": self.wrong[:20], "missing": self.missing[:20], "held": self.held[:500]}


class Evidence:
    def __init__(self, files, brought):
        self.files, self.brought = files, brought
        self.head = self.definition = self.key = self.manifest_hash = self.seed = None
        self.pools = self.papers = self.hall = self.bank_leaves = None
        self.entries, self.leaves, self.roots, self.withheld = [], [], {}, {}

    def first(self, kind):
        return next(((index, body) for index, one, body in self.entries if one == kind), (None, None))

    def text(self, name):
        return from_utf8(self.files[name]) if name in self.files else None

    def json(self, name):
        """The value in a list of one, or None."""
        words = self.text(name)
        return None if words is None else parse_canonical(words)

    def lines(self, name):
        words = self.text(name)
        if words is None or (words != "" and not words.endswith("\n")):
            return None
        values = [parse_canonical(line) for line in words[:-1].split("\n")] if words else []
        return [v[0] for v in values] if all(v is not None and isinstance(v[0], dict) for v in values) else None

    @property
    def is_auditors(self):
        return self.head is not None and self.head["tier"] == "auditor"


REQUIRED = ["SHA256SUMS", "bundle.json", "checkpoint", "definition.json", "keys.txt", "ranking.jsonl", "results.jsonl",
            "roster.jsonl", "seed.json", "standing.jsonl"]
PRIVATE = ["private/answer-keys.jsonl", "private/bank.json", "private/openings.jsonl", "private/roster.jsonl"]
KNOWN = re.compile(r"checkpoints/[0-9]{9}|tile/entries/(?:x[0-9]{3}/)*[0-9]{3}(?:\.p/[1-9][0-9]{0,2})?"
                   r"|bank-index\.jsonl|bank-leaves\.jsonl|withheld\.jsonl")
HEAD = {"entries": count, "format": one_of("terang-bundle/1"), "origin": text, "root": hash_, "session": text,
        "spec": one_of("0.2", "0.3"), "tier": one_of("public", "auditor"),
        "forgotten": optional(count)}


def step_v1(e, step):
    head = e.json("bundle.json")
    wrong = wrong_in(head[0] if head else None, HEAD)
    if wrong is not None:
        step.fail("file-not-in-form", "file bundle.json", field=wrong)
    else:
        e.head = head[0]
    required = REQUIRED + PRIVATE if e.is_auditors else REQUIRED
    for name in required:
        if name not in e.files:
            step.fail("file-missing", "file " + name)
    for name in e.files:
        is_salt = name == "private/bank-salt.json" and e.is_auditors
        if name not in required and not KNOWN.fullmatch(name) and not is_salt:
            step.fail("file-unknown", "file " + name)
    check_sums_of_files(e, step)
    step.note("files-counted", count=len(e.files))


def check_sums_of_files(e, step):
    listed = e.text("SHA256SUMS")
    names = sorted(name for name in e.files if name != "SHA256SUMS")
    expected = [sha256(e.files[name]).hex() + "  " + name + "\n" for name in names]
    if listed == "".join(expected):
        return
    lines = {line + "\n" for line in (listed or "").split("\n")}
    other = [name for name, line in zip(names, expected) if line not in lines]
    for name in other:
        step.fail("sum-wrong", "file " + name)
    if not other:
        step.fail("sum-wrong", "file SHA256SUMS")


def tile_path(number, width):
    groups = []
    while True:
        groups.insert(0, ("x" if groups else "") + "%03d" % (number % 1000))
        if number < 1000:
            break
        number //= 1000
    return "tile/entries/" + "/".join(groups) + ("" if width == 256 else ".p/%d" % width)


def split_tile(tile):
    entries, at = [], 0
    while at < len(tile):
        if at + 2 > len(tile):
            return None
        length = tile[at] << 8 | tile[at + 1]
        if at + 2 + length > len(tile):
            return None
        entries.append(tile[at + 2 : at + 2 + length])
        at += 2 + length
    return entries


def raw_entries(e, step):
    if e.head is None:
        step.skip("needs", what="bundle.json")
        return None
    raw, used = [], set()
    for start in range(0, e.head["entries"], 256):
        width = min(256, e.head["entries"] - start)
        name = tile_path(start // 256, width)
        some = split_tile(e.files[name]) if name in e.files else None
        if some is None or len(some) != width:
            step.fail("tile-wrong", "file " + name)
            return None
        used.add(name)
        raw += some
    for name in e.files:
        if name.startswith("tile/") and name not in used:
            step.fail("tile-wrong", "file " + name)
    return raw


def withheld_entries(e, step):
    if "withheld.jsonl" not in e.files:
        return {}
    lines = e.lines("withheld.jsonl")
    if lines is None or not all(fields({"entry": count, "leaf": hash_, "type": one_of("ASSISTANT", "MESSAGE")})(l) for l in lines):
        step.fail("file-not-in-form", "file withheld.jsonl")
        return {}
    e.withheld = {line["entry"]: line["type"] for line in lines}
    return {line["entry"]: bytes.fromhex(line["leaf"]) for line in lines}


def step_v3(e, step):
    raw = raw_entries(e, step)
    if raw is None:
        return
    withheld, entries, leaves = withheld_entries(e, step), [], []
    for index, data in enumerate(raw):
        hidden = withheld.get(index)
        if len(data) == 0:
            if hidden is None:
                step.fail("entry-not-canonical", "entry %d" % index)
            leaves.append(hidden or bytes(32))
            continue
        if hidden is not None:
            step.fail("withheld-and-shown", "entry %d" % index)
        leaves.append(leaf_of(data))
        read = read_entry(data)
        if read[0] == "!":
            step.fail(read[1], "entry %d" % index, **read[2])
        else:
            entries.append((index, *read))
    e.entries, e.leaves = entries, leaves
    if withheld:
        step.skip("entries-withheld", count=len(withheld))
    step.note("entries-read", count=len(entries))


def step_v2(e, step):
    line = e.text("keys.txt")
    e.key = parse_key(line[:-1]) if line is not None and line.endswith("\n") else None
    if e.key is None:
        step.fail("key-not-in-form", "file keys.txt")
    if e.head is None or not e.entries or e.entries[0][1] != "MANIFEST":
        return step.skip("needs", what="MANIFEST")
    manifest = e.entries[0][2]
    e.manifest_hash = tagged("manifest", canonical(manifest))
    read_rules(e, manifest, step)
    check_house(manifest, line, step)
    check_sheet(e, step)
    check_posted(e, step)
    if manifest["session"] != e.head["session"]:
        step.fail("session-other", "file bundle.json")
    if e.key is None:
        return
    if e.key["name"] != "terang/" + e.key["public"][:4].hex():
        step.fail("key-name-other", "file keys.txt")
    if e.head["origin"] != e.key["name"] + "/" + manifest["session"]:
        step.fail("origin-other", "file bundle.json")


def check_house(manifest, line, step):
    if "keys" in manifest:
        witnesses = manifest["keys"]["witnesses"]
        if manifest["keys"]["log"] + "\n" != line:
            step.fail("manifest-key-other", "entry 0")
        if any(parse_key(one, 4) is None for one in witnesses) or len(set(witnesses)) != len(witnesses):
            step.fail("manifest-witnesses-not-in-form", "entry 0")
        step.note("manifest-keys", "entry 0", count=len(witnesses))
    for part in sorted(manifest.get("software", {})):
        step.note("manifest-software", "entry 0", part=part, hash=manifest["software"][part])


POSTED = re.compile("terang-manifest/1\n([^\n]+)\n([^\n]+)\n([^\n]+)\n\n([^\0]*)\n", re.S)


def check_sheet(e, step):
    """The sheet that an entry says was posted is that of this ledger's first two."""
    for index, kind, body in e.entries:
        if kind != "POSTED" or len(e.entries) < 2:
            continue
        lines = ["terang-manifest/1", (e.head or {}).get("origin", ""), canonical(e.entries[0][2]), canonical(e.entries[1][2])]
        if sha256("".join(line + "\n" for line in lines).encode()).hex() == body["sheet"]:
            step.note("sheet-posted", "entry %d" % index, by=body["by"], at=body["at"])
        else:
            step.fail("sheet-other", "entry %d" % index)


def check_posted(e, step):
    """Section 4, "Posted": what was posted before the lots is what this ledger begins with."""
    for place, note in enumerate(e.brought.get("manifests") or []):
        where, found = "manifest %d" % (place + 1), POSTED.fullmatch(note)
        signatures = [signature_of(line) for line in found[4].split("\n")] if found else [None]
        if None in signatures:
            step.fail("posted-not-in-form", where)
            continue
        posted = {"text": note[: note.index("\n\n") + 1], "signatures": signatures}
        if e.key is None or e.head is None or found[1] != e.head["origin"] or not is_signed(posted, e.key):
            step.fail("posted-of-another", where)
            continue
        others = other_fields(found[2], e.entries[:1]) + other_fields(found[3], e.entries[1:2])
        for field in others:
            step.fail("posted-other", where, field=field)
        if not others:
            step.note("posted-same", where)


def other_fields(posted, entry):
    told = parse_canonical(posted)
    if told is None or not isinstance(told[0], dict) or not entry:
        return ["?"]
    told, body = told[0], entry[0][2]
    same = lambda name: name in told and name in body and canonical(told[name]) == canonical(body[name])
    return [name for name in sorted({*told, *body}) if not same(name)]


def read_rules(e, manifest, step):
    value = e.json("definition.json")
    if value is None or not isinstance(value[0], dict):
        return step.fail("file-not-in-form", "file definition.json", field="")
    if tagged("definition", e.files["definition.json"]).hex() != manifest["definition"]:
        return step.fail("definition-other", "file definition.json")
    e.definition = value[0]
    if e.definition["livePolicy"] != manifest["livePolicy"] or e.definition["official"] != manifest["official"]:
        step.fail("manifest-other", "entry 0")
    step.note("rules-read", id=e.definition["id"])


def own_checkpoints(e):
    names = sorted(name for name in e.files if name == "checkpoint" or name.startswith("checkpoints/"))
    found = []
    for name in names:
        note = e.text(name)
        found.append(("file " + name, None if note is None else parse_checkpoint(note)))
    return found


def step_v4(e, step):
    if e.head is None or not e.leaves:
        return step.skip("needs", what="tile/entries")
    own = own_checkpoints(e)
    brought = [parse_checkpoint(note) for note in e.brought.get("checkpoints") or []]
    brought += [receipt_code(r) or parse_checkpoint(r[r.find("\n\n") + 2 :]) for r in e.brought.get("receipts") or []]
    sizes = {one["size"] if one else 0 for one in [c for _, c in own] + brought}
    e.roots = roots_at(e.leaves, sizes | {len(e.leaves)})
    if e.roots[len(e.leaves)].hex() != e.head["root"]:
        step.fail("root-other", "file bundle.json")
    for where, checkpoint in own:
        if checkpoint is None:
            step.fail("checkpoint-not-in-form", where)
        else:
            check_root(e, step, where, checkpoint)
    step.note("roots-computed", count=len(own), entries=len(e.leaves), root=e.head["root"])


def check_root(e, step, where, checkpoint):
    size, entries = checkpoint["size"], len(e.leaves)
    if checkpoint["origin"] != e.head["origin"]:
        step.fail("checkpoint-of-another", where)
    if where == "file checkpoint" and size != entries:
        step.fail("checkpoint-not-newest", where, size=size, entries=entries)
    elif where != "file checkpoint" and where != "file checkpoints/%09d" % size:
        step.fail("checkpoint-of-another", where)
    if size not in e.roots:
        step.fail("checkpoint-beyond", where, size=size, entries=entries)
    elif e.roots[size] != checkpoint["root"]:
        step.fail("root-other", where)


def step_v5(e, step):
    if e.key is None:
        return step.skip("needs", what="keys.txt")
    for where, checkpoint in own_checkpoints(e):
        if checkpoint is not None and not is_signed(checkpoint, e.key):
            step.fail("signature-wrong", where)
    if e.brought.get("vkey") is None:
        step.skip("key-not-given")
    else:
        published = parse_key(e.brought["vkey"].strip())
        if published is None or published["name"] != e.key["name"] or published["public"] != e.key["public"]:
            step.fail("key-other")
    check_witnesses(e, step)
    step.note("signatures-good", key=e.key["name"])


def named_witnesses(e, step):
    every, counting = [], []
    for index, kind, body in e.entries:
        if kind != "WITNESS":
            continue
        key = parse_key(body["vkey"], COSIGNATURE)
        if key is None:
            step.fail("witness-key-not-in-form", "entry %d" % index)
            continue
        counting = [one for one in counting if one["name"] != key["name"]]
        if body["act"] == "enrolled":
            every.append(key)
            counting.append(key)
    return every, counting


def check_witnesses(e, step):
    every, counting = named_witnesses(e, step)
    own = sorted([one for one in own_checkpoints(e) if one[1] is not None], key=lambda one: one[1]["size"])
    for witness in every:
        latest = 0
        for where, checkpoint in own:
            time = cosigned_at(checkpoint, witness)
            if time == "bad":
                step.fail("cosignature-wrong", where, name=witness["name"])
            elif time is not None and time < latest:
                step.fail("witness-time-back", where, name=witness["name"])
            elif time is not None:
                latest = time
    if not counting:
        return step.skip("no-witnesses")
    given = e.brought.get("witnesses") or []
    if not given:
        return step.skip("witness-keys-not-given", of=len(counting))
    published = []
    for place, line in enumerate(given):
        key = parse_key(line.strip(), COSIGNATURE)
        named = [one for one in counting if key and one["name"] == key["name"] and one["public"] == key["public"]]
        if named:
            published.append(named[0])
        else:
            step.fail("witness-unknown", "brought %d" % (place + 1))
    newest = dict(own_checkpoints(e)).get("file checkpoint")
    seen = len([one for one in published if newest and isinstance(cosigned_at(newest, one), int)])
    needed = ((e.definition or {}).get("witnesses") or {}).get("needed") or len(counting) // 2 + 1
    values = {"seen": seen, "needed": needed, "of": len(counting)}
    if seen < needed:
        step.skip("witnesses-too-few", **values)
    else:
        step.note("witnessed", **values)


def step_v6(e, step):
    given = e.brought.get("checkpoints") or []
    if not given:
        return step.skip("no-checkpoint-brought")
    if e.key is None or not e.leaves:
        return step.skip("needs", what="keys.txt")
    for place, note in enumerate(given):
        where, checkpoint = "brought %d" % (place + 1), parse_checkpoint(note)
        if checkpoint is None:
            step.fail("checkpoint-not-in-form", where)
        elif checkpoint["origin"] != e.head["origin"]:
            step.fail("checkpoint-of-another", where)
        elif not is_signed(checkpoint, e.key):
            step.fail("signature-wrong", where)
        elif checkpoint["size"] not in e.roots:
            step.fail("checkpoint-beyond", where, size=checkpoint["size"], entries=len(e.leaves))
        elif e.roots[checkpoint["size"]] != checkpoint["root"]:
            step.fail("split-view", where, size=checkpoint["size"])
    step.note("checkpoints-compared", count=len(given))


INCIDENTS = ["INCIDENT", "INCIDENT_NOTE"]
AT_THE_DOOR = ["CHECK_IN", "CARD", "CHECK_IN_CLOSE", "SESSION_PIN"]
PROPOSALS = ["PROPOSAL", "RESOLVE"]
BEFORE_OPEN = AT_THE_DOOR + INCIDENTS + PROPOSALS + ["SIGN_IN", "IDENTITY", "RELEASE", "WORKSTATION", "WITNESS", "SEAT_CHANGE", "ASSISTANT",
                                         "MESSAGE", "MESSAGE_WITHDRAW", "MESSAGE_READ"]
WHILE_OPEN = AT_THE_DOOR + INCIDENTS + PROPOSALS + ("DISQUALIFY REOPEN SIGN_IN IDENTITY ANSWER CLEAR FLAG PLAY LOCK FINISH SCORE HELD ADMIT REJECT ABSENT PAUSE RESUME EXTENSION EXTENSION_WITHDRAW "
              "RELEASE INTEGRITY WORKSTATION WITNESS SEAT_CHANGE START ASSISTANT RECOVERY MESSAGE MESSAGE_WITHDRAW MESSAGE_READ LINE_GAP BOARD").split()
AFTER_CLOSE = ["SEED_REVEAL", "BOARD_REVEAL", "CHECK_DESK", "BOARD", "RELEASE", "DISQUALIFY"] + INCIDENTS + PROPOSALS
NEXT = {
    "start": {"MANIFEST": "manifest"},
    "manifest": {"SEED_COMMIT": "committed"},
    "committed": {"DRAW": "drawn", **dict.fromkeys(AT_THE_DOOR + INCIDENTS + PROPOSALS + ["WORKSTATION", "WITNESS", "ROOM", "SEAT_KEPT", "POSTED"], "committed")},
    "drawn": {"PAPER": "drawn", "SEAT": "drawn", "SESSION_OPEN": "open", **dict.fromkeys(BEFORE_OPEN, "prepared")},
    "prepared": {"SESSION_OPEN": "open", **dict.fromkeys(BEFORE_OPEN, "prepared")},
    "open": {"SESSION_CLOSE": "closed", **dict.fromkeys(WHILE_OPEN, "open")},
    "closed": {"AMEND": "amended", **dict.fromkeys(AFTER_CLOSE, "closed")},
    # A correction of a key, and everybody's new score.
    "amended": {"AMEND": "amended", "SCORE": "amended", **dict.fromkeys(AFTER_CLOSE, "closed")},
}


def step_v7(e, step):
    if not e.leaves:
        return step.skip("needs", what="tile/entries")
    stage = "start"
    for index, kind, _ in e.entries:
        if kind in NEXT[stage]:
            stage = NEXT[stage][kind]
        else:
            step.fail("out-of-order", "entry %d" % index, type=kind, stage=stage)
    if stage not in ("closed", "amended"):
        step.fail("not-closed", stage=stage)
    latest = 0
    for index, _, body in e.entries:
        if body["at"] < latest:
            step.fail("time-back", "entry %d" % index, ms=latest - body["at"])
        latest = max(latest, body["at"])
    reveals = sum(kind == "SEED_REVEAL" for _, kind, _ in e.entries)
    if reveals != 1:
        step.fail("reveals-not-one", count=reveals)
    step.note("order-followed", count=len(e.entries))


def step_v8(e, step):
    _, commit = e.first("SEED_COMMIT")
    index, reveal = e.first("SEED_REVEAL")
    if commit is None or e.manifest_hash is None:
        return step.skip("needs", what="SEED_COMMIT")
    if reveal is None:
        return step.skip("needs", what="SEED_REVEAL")
    if tagged("seed-commit", bytes.fromhex(reveal["secret"]), e.manifest_hash).hex() != commit["commitment"]:
        step.fail("secret-other", "entry %d" % index)
    step.note("secret-opens")


def step_v9(e, step):
    (_, commit), (index, draw), (_, reveal) = e.first("SEED_COMMIT"), e.first("DRAW"), e.first("SEED_REVEAL")
    if None in (commit, draw, reveal, e.manifest_hash):
        return step.skip("needs", what="SEED_COMMIT, DRAW, SEED_REVEAL")
    digits, secret = draw["digits"], reveal["secret"]
    e.seed = tagged("session-seed", bytes.fromhex(secret), digits, e.manifest_hash)
    if not re.fullmatch(r"[0-9]( [0-9]){9,}", digits):
        step.fail("digits-too-few", "entry %d" % index)
    shape = {"automatic": flag, "commitment": hash_, "digits": text, "secret": hash_, "seed": hash_}
    claimed, expected = e.json("seed.json"), {"automatic": draw["automatic"], "commitment": commit["commitment"],
                                              "digits": digits, "secret": secret, "seed": e.seed.hex()}
    if claimed is None or not fields(shape)(claimed[0]):
        step.fail("file-not-in-form", "file seed.json", field="")
    elif canonical(claimed[0]) != canonical(expected):
        step.fail("seed-other", "file seed.json")
    hands = {draw.get("by", ""), draw.get("confirmedBy", "")}
    if not draw["automatic"] and ("" in hands or len(hands) < 2):
        step.fail("lots-by-one", "entry %d" % index)
    if draw["automatic"]:
        step.skip("lots-by-engine", "entry %d" % index)
    check_seats(e, step)
    step.note("seed-computed", digits=digits)


def check_seats(e, step):
    def of(name):
        return [(index, body) for index, kind, body in e.entries if kind == name]

    rooms, kept, seats, changes = of("ROOM"), of("SEAT_KEPT"), of("SEAT"), of("SEAT_CHANGE")
    if not rooms:
        for index, _ in kept + seats + changes:
            step.fail("seat-without-room", "entry %d" % index)
        return step.skip("seats-not-drawn")
    pids = [body["pid"] for _, body in of("PAPER")]
    if not sound_rooms(rooms, kept, pids, step):
        return None
    expected = plan_seats(e.seed, e.manifest_hash, [body for _, body in rooms], [body for _, body in kept], pids)
    if expected is None:
        return step.fail("seats-too-few", "entry %d" % rooms[0][0])
    seated = {}
    for index, body in seats:
        to = (body["room"], body["seat"])
        if body["pid"] in seated or expected.get(body["pid"]) != to:
            step.fail("seat-other", "entry %d" % index)
        seated[body["pid"]] = to
    for pid in pids:
        if pid not in seated:
            step.fail("seat-missing", "pid " + pid)
    known = {(body["room"], seat) for _, body in rooms for seat in body["seats"]}
    for index, body in changes:
        to = (body["room"], body["seat"])
        if to not in known or to in seated.values():
            step.fail("seat-not-free", "entry %d" % index)
        seated[body["pid"]] = to
    step.note("seats-drawn", count=len(expected))


def sound_rooms(rooms, kept, pids, step):
    is_sound, known, taken, there = True, {}, set(), set()
    for index, body in rooms:
        names = set(body["seats"])
        if body["room"] in known or len(names) != len(body["seats"]) or not set(body["spare"]) <= names:
            is_sound = False
            step.fail("room-unsound", "entry %d" % index)
        known[body["room"]] = names
    for index, body in kept:
        pid, room, seat = body["pid"], body["room"], body["seat"]
        is_there = room in known and (seat is None or seat in known[room])
        if not is_there or pid not in pids or pid in there or (seat is not None and (room, seat) in taken):
            is_sound = False
            step.fail("kept-not-possible", "entry %d" % index)
        there.add(pid)
        taken.add((room, seat))
    return is_sound


INDEXED = {"id": text, "section": text, "topic": text, "difficulty": text, "passage": nullable(text), "parts": count,
           "shuffled": one_of("all", "all-but-last", "none")}


def step_v11(e, step):
    if e.definition is None:
        return step.skip("needs", what="definition.json")
    items = sum(draw["count"] for section in e.definition["sections"] for draw in section["draw"])
    times = [e.definition["duration"]] + [one["duration"] for one in e.definition["accommodations"]]
    for index, kind, body in e.entries:
        if kind == "PAPER" and body["items"] != items:
            step.fail("items-other", "entry %d" % index, items=body["items"], expected=items)
        if kind == "PAPER" and body["allotted"] not in times:
            step.fail("allotment-unknown", "entry %d" % index, ms=body["allotted"])
    index = read_index(e, step)
    if index is not None:
        e.pools = pools_of(e, index, step)
    check_bank_root(e, index, step)
    check_sampled_texts(e, step)
    if e.is_auditors:
        check_bank(e, step)
    else:
        step.skip("bank-closed")
    step.note("blueprint-met", items=items)


def read_index(e, step):
    if "bank-index.jsonl" not in e.files:
        return step.skip("index-not-published")
    index = e.lines("bank-index.jsonl")
    if index is None or not all(fields(INDEXED)(item) for item in index):
        return step.fail("file-not-in-form", "file bank-index.jsonl", field="")
    if len({item["id"] for item in index}) != len(index):
        return step.fail("item-twice", "file bank-index.jsonl")
    return index


def pools_of(e, index, step):
    pools, sound = [], True
    for section in e.definition["sections"]:
        draws = []
        for draw in section["draw"]:
            units = units_of([item for item in index if is_of(item, section["code"], draw)])
            size = len(units[0]) if units else 1
            drawable = len(units) * size >= draw["count"] and draw["count"] % size == 0
            if not drawable or any(len(unit) != size for unit in units):
                sound = False
                step.fail("draw-impossible", "file bank-index.jsonl", section=section["code"], count=draw["count"])
            draws.append((draw_label(section["code"], draw), units, draw["count"] // size))
        pools.append((section["code"], draws))
    return pools if sound else None


PARTS = {"single-choice": "options", "weighted-choice": "options", "multiple-response": "options",
         "true-false-grid": "statements", "matching": "targets", "ordering": "entries"}


def indexed(item):
    pinned = "all-but-last" if item["pinsLast"] else "all"
    kept = "none" if item.get("keepsOrder") is True else pinned
    return {"difficulty": item["difficulty"], "id": item["id"],
            "parts": len(item[PARTS[item["kind"]]]) if item["kind"] in PARTS else 0, "passage": item.get("passage"),
            "section": item["section"], "shuffled": "all" if item["kind"] == "ordering" else kept, "topic": item["topic"]}


def check_bank(e, step):
    bank, (_, manifest) = e.json("private/bank.json"), e.first("MANIFEST")
    if bank is None or not isinstance(bank[0], dict):
        return step.fail("file-not-in-form", "file private/bank.json", field="")
    if manifest is None or tagged("bank", e.files["private/bank.json"]).hex() != manifest["bank"]:
        return step.fail("bank-other", "file private/bank.json")
    if "bank-index.jsonl" not in e.files:
        return
    expected = "".join(canonical(indexed(item)) + "\n" for item in bank[0]["items"])
    if expected.encode() != e.files["bank-index.jsonl"]:
        step.fail("index-other", "file bank-index.jsonl")


OF_KEY = ("accepted", "key", "rationale", "shares", "weights")


def item_parts(item, media):
    """(text, key) of an item: each without the other."""
    of_key = OF_KEY + (("areas",) if item["kind"] == "hotspot" else ())
    text_part = {name: value for name, value in item.items() if name not in of_key and name != "source"}
    key = {name: value for name, value in item.items() if name in of_key}
    key["kind"] = item["kind"]
    if item["kind"] == "gap-choice":
        text_part["gaps"] = [{"options": gap["options"]} for gap in item["gaps"]]
        key["key"] = [gap["key"] for gap in item["gaps"]]
    if item["kind"] == "ordering":
        entries = item["entries"]
        order = sorted(range(len(entries)), key=lambda place: (sha256(canonical(entries[place]).encode()).hex(), place))
        text_part["entries"] = [entries[place] for place in order]
        key["key"] = [order.index(place) for place in range(len(entries))]
    return {**text_part, "media": media_in(text_part, media)}, key


def passage_part(passage, media):
    part = {name: passage[name] for name in ("id", "text", "title")}
    return {**part, "media": media_in(part, media)}


def media_in(value, media):
    found = {}

    def look(one):
        if isinstance(one, str) and one in media:
            found[one] = media[one]["hash"]
        elif isinstance(one, (list, dict)):
            for inner in one.values() if isinstance(one, dict) else one:
                look(inner)

    look(value)
    return found


def leaf_salt(bank_salt, what, id_):
    return hmac256(bank_salt, ("%s %s" % (what, id_)).encode())


def item_leaf(id_, part, salt):
    return tagged("item", id_, canonical(part), salt).hex()


def key_leaf(id_, version, part, salt):
    return tagged("key", id_, str(version), canonical(part), salt).hex()


def root_of_leaves(leaves):
    hashes = [leaf_of(bytes.fromhex(leaf)) for leaf in leaves]
    return roots_at(hashes, {len(hashes)})[len(hashes)].hex()


LEAVES = "bank-leaves.jsonl"


def read_leaves(e):
    lines = e.lines(LEAVES)
    if lines is None:
        return None
    of_items = fields({"itemLeaf": hash_, "keyLeaf": hash_})
    end = next((place for place, line in enumerate(lines) if not of_items(line)), len(lines))
    if not all(fields({"passageLeaf": hash_})(line) for line in lines[end:]):
        return None
    return lines[:end], [line["passageLeaf"] for line in lines[end:]]


def check_bank_root(e, index, step):
    _, manifest = e.first("MANIFEST")
    roots = [(manifest or {}).get(name) for name in ("bankRoot", "keyRoot")]
    if roots == [None, None]:
        if LEAVES in e.files:
            step.fail("leaves-unannounced", "file " + LEAVES)
        return
    if None in roots:
        return step.fail("roots-not-both", "entry 0")
    leaves = read_leaves(e)
    if leaves is None:
        return step.fail("file-not-in-form", "file " + LEAVES, field="")
    e.bank_leaves = items, passages = leaves
    if index is not None and len(index) != len(items):
        step.fail("leaves-other", "file " + LEAVES)
    if root_of_leaves([line["itemLeaf"] for line in items] + passages) != roots[0]:
        step.fail("bank-root-other", "file " + LEAVES)
    if e.is_auditors:
        compare_texts(e, step)
    step.note("leaves-read", items=len(items), passages=len(passages))


def check_key_root(e, step):
    _, manifest = e.first("MANIFEST")
    if e.bank_leaves is None or "keyRoot" not in (manifest or {}):
        return
    items = e.bank_leaves[0]
    if root_of_leaves([line["keyLeaf"] for line in items]) != manifest["keyRoot"]:
        step.fail("key-root-other", "file " + LEAVES)
    if e.is_auditors:
        compare_keys(e, step)
    step.note("keys-fixed", count=len(items))


def open_bank(e, step):
    bank, salt = e.json("private/bank.json"), e.json("private/bank-salt.json")
    if bank is None or not isinstance(bank[0], dict) or salt is None or not fields({"salt": hash_})(salt[0]):
        step.fail("file-not-in-form", "file private/bank-salt.json", field="")
        return None
    return bank[0], bytes.fromhex(salt[0]["salt"])


def compare_texts(e, step):
    opened, (items, passages) = open_bank(e, step), e.bank_leaves
    if opened is None:
        return
    bank, salt = opened
    if len(bank["items"]) != len(items) or len(bank.get("passages", [])) != len(passages):
        step.fail("leaves-other", "file " + LEAVES)
    for place, item in enumerate(bank["items"]):
        id_ = item["id"]
        leaf = item_leaf(id_, item_parts(item, bank["media"])[0], leaf_salt(salt, "item", id_))
        if place >= len(items) or leaf != items[place]["itemLeaf"]:
            step.fail("item-leaf-other", "item " + id_)
    for place, passage in enumerate(bank.get("passages", [])):
        id_ = passage["id"]
        leaf = tagged("passage", id_, canonical(passage_part(passage, bank["media"])), leaf_salt(salt, "passage", id_)).hex()
        if place >= len(passages) or leaf != passages[place]:
            step.fail("item-leaf-other", "passage " + id_)


def compare_keys(e, step):
    opened, items = open_bank(e, step), e.bank_leaves[0]
    if opened is None:
        return
    bank, salt = opened
    for place, item in enumerate(bank["items"]):
        id_ = item["id"]
        leaf = key_leaf(id_, bank["version"], item_parts(item, bank["media"])[1], leaf_salt(salt, "key", id_))
        if place >= len(items) or leaf != items[place]["keyLeaf"]:
            step.fail("key-leaf-other", "item " + id_)


def an_object(v):
    return isinstance(v, dict)


SAMPLE_HEAD = {"by": text, "count": count, "format": one_of("terang-sample/1"), "root": hash_}
SAMPLE_OPENED = {"entry": count, "item": text, "nonce": hash_, "option": text, "pid": pid_}
SAMPLE_KEY = {"id": text, "key": an_object, "salt": hash_, "version": count}
SAMPLE_TEXT = {"id": text, "salt": hash_, "text": an_object}


def parse_sample(words):
    """(head, opened, keys, texts), or None for anything else."""
    if not words.endswith("\n"):
        return None
    values = [parse_canonical(line) for line in words[:-1].split("\n")]
    if any(value is None for value in values) or not fields(SAMPLE_HEAD)(values[0][0]):
        return None
    lines = [value[0] for value in values[1:]]
    parts = [[line for line in lines if fields(shape)(line)] for shape in (SAMPLE_OPENED, SAMPLE_KEY, SAMPLE_TEXT)]
    return (values[0][0], *parts) if sum(map(len, parts)) == len(lines) else None


def samples_of(e):
    for place, words in enumerate(e.brought.get("samples") or []):
        yield "sample %d" % (place + 1), parse_sample(words)


def sampled_entries(e, by, n):
    root = (e.head or {}).get("root", "")
    hidden = [index for index, kind, _ in e.entries if kind in ("ANSWER", "CLEAR")]
    ranked = sorted(hidden, key=lambda index: sha256(("sample %s %s %d" % (root, by, index)).encode()))
    return sorted(ranked[:n])


def check_samples(e, step):
    by_index = {index: (kind, body) for index, kind, body in e.entries}
    samples = list(samples_of(e))
    for where, sample in samples:
        if sample is None:
            step.fail("sample-not-in-form", where)
    for where, sample in samples:
        if sample is None:
            continue
        said, opened = sample[:2]
        if said["root"] != (e.head or {}).get("root"):
            step.fail("sample-of-another", where)
            continue
        if sampled_entries(e, said["by"], said["count"]) != [one["entry"] for one in opened]:
            step.fail("sample-not-chosen", where)
        for one in opened:
            kind, body = by_index.get(one["entry"], (None, None))
            if not sample_opens(e, kind, body, one):
                step.fail("opening-other", "entry %d" % one["entry"])
        step.note("sample-opened", where, count=len(opened), by=said["by"])


def sample_opens(e, kind, body, one):
    if kind not in ("ANSWER", "CLEAR") or one["pid"] != body["pid"]:
        return False
    plan = (e.papers or {}).get(one["pid"], [])
    if body["pos"] < len(plan) and plan[body["pos"]]["itemId"] != one["item"]:
        return False
    return tagged("answer", one["pid"], one["item"], one["option"], bytes.fromhex(one["nonce"])).hex() == body["commitment"]


def check_sampled_texts(e, step):
    leaves = {line["itemLeaf"] for line in e.bank_leaves[0]} if e.bank_leaves else set()
    for where, sample in samples_of(e):
        if sample is None:
            continue
        for one in sample[3]:
            leaf = item_leaf(one["id"], one["text"], bytes.fromhex(one["salt"]))
            if one["text"].get("id") != one["id"] or leaf not in leaves:
                step.fail("item-leaf-other", "item " + one["id"])
        if sample[3]:
            step.note("sample-texts", where, count=len(sample[3]))


def check_sampled_keys(e, step):
    leaves = {line["keyLeaf"] for line in e.bank_leaves[0]} if e.bank_leaves else set()
    places = {index: body["pos"] for index, kind, body in e.entries if kind in ("ANSWER", "CLEAR")}
    rules = {body["item"]: body["rule"] for _, kind, body in e.entries if kind == "AMEND"}
    scoring = {section["code"]: section["scoring"] for section in e.definition["sections"]}
    for where, sample in samples_of(e):
        if sample is None:
            continue
        for one in sample[2]:
            if key_leaf(one["id"], one["version"], one["key"], bytes.fromhex(one["salt"])) not in leaves:
                step.fail("key-leaf-other", "item " + one["id"])
        known = {one["id"]: one["key"] for one in sample[2]}
        for one in sample[1]:
            key, plan = known.get(one["item"]), (e.papers or {}).get(one["pid"], [])
            place = places.get(one["entry"], len(plan))
            if key is None or place >= len(plan) or key.get("kind") not in ("single-choice", "weighted-choice"):
                continue
            points = points_of(key, one["option"], scoring[plan[place]["section"]], rules.get(one["item"], {"kind": "key"}))
            step.note("sample-earns", "entry %d" % one["entry"], item=one["item"], points=points)
        if sample[2]:
            step.note("sample-keys", where, count=len(sample[2]))


def points_of(item, option, scoring, rule):
    if rule["kind"] == "none":
        return 0
    if rule["kind"] == "full":
        return scoring["maximum"] if scoring["kind"] == "weighted" else scoring["right"]
    if option == "-":
        return scoring["blank"]
    return earns({**item, "key": rule["options"]} if "options" in rule else item, option, scoring)


def step_v10(e, step):
    pools = e.pools if e.pools is not None else private_pools(e)
    if pools is None or e.seed is None or e.manifest_hash is None:
        return step.skip("index-not-published")
    e.pools, papers = pools, {}
    for index, kind, body in e.entries:
        if kind != "PAPER":
            continue
        plan = plan_paper(e.seed, e.manifest_hash, body["pid"], pools)
        papers[body["pid"]] = plan
        if paper_hash(body["pid"], plan) != body["form"]:
            step.fail("paper-other", "entry %d" % index)
    e.papers = papers
    step.note("papers-drawn", count=len(papers))


def private_pools(e):
    if not e.is_auditors or "bank-index.jsonl" in e.files or e.definition is None:
        return None
    bank = e.json("private/bank.json")
    if bank is None or not isinstance(bank[0], dict):
        return None
    return pools_of(e, [indexed(item) for item in bank[0]["items"]], Step("silent"))


def followed(e, step):
    if e.definition is None:
        step.skip("needs", what="definition.json")
        return None
    if e.hall is None:
        e.hall = follow(e.entries, e.definition)
    return e.hall


def tell(hall, of, step):
    for name, code, entry, kind in hall.findings:
        if name == of:
            step.fail(code, "entry %d" % entry, type=kind)


def step_v12(e, step):
    hall = followed(e, step)
    check_roster_root(e, step)
    papers = [(index, body) for index, kind, body in e.entries if kind == "PAPER"]
    announced = (e.first("MANIFEST")[1] or {}).get("participants")
    if announced != len(papers):
        step.fail("participants-other", "entry 0", announced=announced or 0, papers=len(papers))
    known = set()
    for index, body in papers:
        if body["pid"] in known:
            step.fail("paper-twice", "entry %d" % index)
        known.add(body["pid"])
    if e.is_auditors:
        check_private_roster(e, papers, step)
    if hall is None:
        return
    tell(hall, "V12", step)
    for person in hall.people.values():
        if not has_outcome(person):
            step.fail("outcome-not-one", "pid " + person.pid)
    step.note("roster-closed", count=len(hall.people))


def has_outcome(person):
    if person.score_due is not None:
        return False
    if person.epoch > 0:
        scores = person.finishes + person.admissions
        return person.finishes == 1 + person.reopenings and len(person.scores) == scores and person.absences == 0
    return person.absences == 1 and person.finishes + len(person.scores) == 0


def check_roster_root(e, step):
    rows, (_, manifest) = e.lines("roster.jsonl"), e.first("MANIFEST")
    if rows is None or not all(fields({"row": hash_})(row) for row in rows):
        return step.fail("file-not-in-form", "file roster.jsonl", field="")
    leaves = [leaf_of(bytes.fromhex(row["row"])) for row in rows]
    root = roots_at(leaves, {len(leaves)})[len(leaves)]
    if manifest is None or root.hex() != manifest["roster"]:
        step.fail("roster-other", "file roster.jsonl")


ROW = {"pid": pid_, "salt": key_, "row": fields({"accommodations": list_of(text), "category": text, "name": text,
                                                "number": text, "seat": nullable(text), "room": optional(text)})}


def check_private_roster(e, papers, step):
    rows = e.lines("private/roster.jsonl")
    if rows is None or not all(fields(ROW)(row) for row in rows):
        return step.fail("file-not-in-form", "file private/roster.jsonl", field="")
    leaves = e.lines("roster.jsonl") or []
    if len(rows) != len(leaves):
        step.fail("roster-other", "file private/roster.jsonl")
    for place, line in enumerate(rows):
        row, salt, own = line["row"], bytes.fromhex(line["salt"]), line["pid"]
        leaf = tagged("roster-row", canonical(row), salt).hex()
        if place >= len(leaves) or leaves[place].get("row") != leaf:
            step.fail("row-other", "pid " + own)
        paper = next(((index, body) for index, body in papers if body["pid"] == own), None)
        if tagged("pid", row["number"], salt)[:10].hex() != own or paper is None:
            step.fail("pid-other", "pid " + own)
        kept = [body for _, kind, body in e.entries if kind == "SEAT_KEPT" and body["pid"] == own]
        sent = [(row["room"], row["seat"])] if "room" in row else []
        if e.first("ROOM")[1] is not None and [(body["room"], body["seat"]) for body in kept] != sent:
            step.fail("kept-other", "pid " + own)
        if e.definition is None or paper is None:
            continue
        granted = [one for one in e.definition["accommodations"] if one["code"] in row["accommodations"]]
        longest = max([e.definition["duration"]] + [one["duration"] or 0 for one in granted])
        starts = [one.get("start") for one in granted]
        start = "proctor" if "proctor" in starts else "sign-in" if "sign-in" in starts else None
        if paper[1]["allotted"] != longest or paper[1].get("start") != start:
            step.fail("grant-other", "entry %d" % paper[0])


def step_v13(e, step):
    hall = followed(e, step)
    if hall is None:
        return
    tell(hall, "V13", step)
    step.note("numbers-followed", count=hall.changes)
    Chains(e, step).follow()


class Chains:
    """SPEC section 6: what each workstation said under one sign-in, and its signature over all of it."""

    def __init__(self, e, step):
        self.e, self.step = e, step
        self.chains = {body["pid"]: {"link": bytes(32), "key": None, "epoch": 0, "newest": None}
                       for _, kind, body in e.entries if kind == "PAPER"}
        self.told = {(body["pid"], body["epoch"]) for _, kind, body in e.entries
                     if kind == "INTEGRITY" and body["kind"] == "chain-broken"}
        self.keys, self.openings = self.opened()
        self.signatures = self.changes = self.unkeyed = 0

    def opened(self):
        if not self.e.is_auditors:
            return None, None
        keys = self.e.lines("private/answer-keys.jsonl")
        openings = read_openings(self.e, None)
        if keys is None or not all(fields({"pid": pid_, "key": key_})(one) for one in keys) or openings is None:
            return None, None
        return {one["pid"]: bytes.fromhex(one["key"]) for one in keys}, openings

    def follow(self):
        for index, kind, body in self.e.entries:
            chain = self.chains.get(body.get("pid"))
            if chain is None:
                continue
            if kind == "SIGN_IN":
                self.begin(chain, index, body)
            elif "seq" in body:
                self.take(chain, index, kind, body)
        for pid, chain in self.chains.items():
            self.close(pid, chain)
        if self.changes == 0:
            return self.step.skip("no-workstation-signatures")
        if self.unkeyed > 0:
            self.step.skip("sign-ins-without-key", count=self.unkeyed)
        self.step.note("chains-followed", count=self.changes, signatures=self.signatures)

    def begin(self, chain, index, body):
        self.close(body["pid"], chain)
        chain["epoch"], chain["key"] = body["epoch"], None
        if "key" not in body:
            self.unkeyed += 1
            return
        key = from_base64(body["key"])
        if key is None or {1: 33, 2: 66}.get(key[0]) != len(key):
            return self.step.fail("chain-key-unknown", "entry %d" % index)
        origin = self.e.head["origin"] if self.e.head else ""
        chain["key"] = key
        chain["link"] = tagged("chain-start", origin, body["pid"], u64(body["epoch"]), key, chain["link"])

    def take(self, chain, index, kind, body):
        where, said, signature = "entry %d" % index, body.get("said"), body.get("signature")
        if chain["key"] is None or (kind == "FINISH" and body["reason"] != "submitted"):
            if said is not None or signature is not None:
                self.step.fail("chain-without-key", where, type=kind)
            return
        if said is None or signature is None:
            return self.step.fail("chain-unsigned", where, type=kind)
        chain["link"] = tagged("chain", chain["link"], bytes.fromhex(said))
        chain["newest"] = (index, signature)
        self.changes += 1
        own_key = None if self.keys is None else self.keys.get(body["pid"])
        own = None if own_key is None else said_of(own_key, self.openings, index, kind, body)
        if own is not None and own != said:
            self.step.fail("said-other", where, type=kind)

    def close(self, pid, chain):
        newest, key = chain["newest"], chain["key"]
        if newest is None or key is None:
            return
        chain["newest"] = None
        self.signatures += 1
        verify = verify_ed25519 if key[0] == 1 else verify_p256
        if verify(key[1:], b"cbt-transparency/v1/chain\n" + chain["link"], from_base64(newest[1]) or b""):
            return
        if (pid, chain["epoch"]) in self.told:
            self.step.skip("chain-told-broken", "entry %d" % newest[0])
        else:
            self.step.fail("chain-broken", "entry %d" % newest[0])


def said_of(key, openings, index, kind, body):
    """What the browser must have said, by what was opened; None where that is not known."""
    deed = {"epoch": body["epoch"], "mutation": body["seq"]}
    if kind == "FINISH":
        deed["change"] = {"kind": "hand-in"}
    else:
        change = {"ANSWER": {"kind": "choose"}, "CLEAR": {"kind": "clear"}, "FLAG": {"kind": "flag"},
                  "PLAY": {"kind": "play"}, "LOCK": {"kind": "lock"}}[kind]
        change["position"] = body["pos"]
        change.update({name: body[name] for name in ("flagged", "sound", "items") if name in body})
        if kind == "ANSWER":
            if index not in openings:
                return None
            change["response"] = openings[index]["response"]
        deed["change"], deed["clientAt"] = change, body["clientAt"]
    return hmac256(hmac256(key, b"chain"), canonical(deed).encode()).hex()


def step_v14(e, step):
    hall = followed(e, step)
    if hall is None:
        return
    tell(hall, "V14", step)
    step.note("times-followed", count=hall.changes)


REASONED = {"PAUSE", "RESUME", "EXTENSION", "EXTENSION_WITHDRAW", "RELEASE", "START", "ADMIT", "REJECT", "SESSION_CLOSE", "INCIDENT_NOTE", "SEAT_CHANGE",
            "PROPOSAL", "RESOLVE", "DISQUALIFY", "REOPEN", "AMEND", "MESSAGE_WITHDRAW"}
ACTS = REASONED | {"SESSION_OPEN", "WORKSTATION", "WITNESS", "ASSISTANT", "CHECK_IN", "CARD", "CHECK_IN_CLOSE", "POSTED", "SESSION_PIN", "BOARD_REVEAL",
                   "CHECK_DESK", "MESSAGE", "INCIDENT", "INCIDENT_NOTE"}


class Asked:
    def __init__(self, proposed, index):
        self.proposed, self.index, self.end, self.done = proposed, index, None, set()


def judge_proposals(entries):
    book, found = [], []
    for index, kind, body in entries:
        number = body.get("proposal", 0)
        asked = book[number - 1] if 1 <= number <= len(book) else None
        code = wrong_proposal(kind, body, asked, book)
        if code is not None:
            found.append((code, index, kind))
        if kind == "PROPOSAL":
            book.append(Asked(body, index))
        elif asked is not None and kind == "RESOLVE":
            asked.end = asked.end or body
        elif asked is not None:
            asked.done.add(body.get("pid", ""))
    for asked in book:
        if asked.end is not None and asked.end["how"] == "confirmed" and not asked.done:
            found.append(("confirmed-not-done", asked.index, "PROPOSAL"))
    return found


def wrong_proposal(kind, body, asked, book):
    if kind == "PROPOSAL":
        sound = body["proposal"] == len(book) + 1 and body["until"] > body["at"]
        return None if sound else "proposal-number"
    if kind == "RESOLVE":
        return wrong_resolve(body, asked)
    if "proposal" not in body:
        return "confirmed-of-nothing" if "confirmedBy" in body and kind != "DRAW" else None
    if asked is None or asked.end is None or asked.end["how"] != "confirmed":
        return "done-unconfirmed"
    if body.get("pid", "") in asked.done:
        return "done-twice"
    theirs = (body["by"], body.get("confirmedBy"), body["reason"]) == (
        asked.proposed["by"], asked.end["by"], asked.proposed["reason"])
    sound = theirs and body["at"] == asked.end["at"] and is_what(kind, body, asked.proposed["what"])
    return None if sound else "done-otherwise"


def wrong_resolve(body, asked):
    if asked is None or asked.end is not None:
        return "ends-no-proposal"
    own = body["by"] == asked.proposed["by"]
    if body["how"] == "expired":
        return None if body["by"] == "engine" else "ended-by-another"
    if body["at"] >= asked.proposed["until"]:
        return "ends-no-proposal"
    if body["how"] == "withdrawn":
        return None if own else "ended-by-another"
    return "one-person" if own else None


DONE_AS = {"disqualify": "DISQUALIFY", "reopen": "REOPEN", "check-in": "CHECK_IN", "extend": "EXTENSION", "amend": "AMEND"}


def is_what(kind, body, what):
    name = what["kind"]
    if kind != (("ADMIT" if what["verdict"] == "admit" else "REJECT") if name == "held" else DONE_AS[name]):
        return False
    if name == "amend":
        return body["item"] == what["item"] and body["rule"] == what["rule"]
    if name == "extend":
        meant = body["pid"] == "all" if what["pids"] == "all" else body["pid"] in what["pids"]
        return meant and body["ms"] == what["ms"]
    same = body["pid"] == what["pid"]
    if name == "held":
        return same and body["answers"] == what["answers"]
    return same and (name != "reopen" or body["ms"] == what["ms"])


def judge_gates(entries, late):
    found, let_in, shut, pin_shown, pin_made = [], set(), None, False, False
    for index, kind, body in entries:
        too_late = late is not None and shut is not None and body["at"] >= shut + late
        code = None
        if kind == "SESSION_OPEN" and "despite" in body and (not body["despite"] or not body.get("reason")):
            code = "act-without-reason"
        elif kind == "SESSION_PIN" and (body["act"] == "shown" and pin_shown or body["act"] == "made" and pin_made):
            code = "pin-shown-twice"
        elif kind == "SESSION_PIN" and body["act"] != "shown" and not body["reason"]:
            code = "act-without-reason"
        elif kind == "CHECK_IN" and too_late and "proposal" not in body:
            code = "late-alone"
        elif kind == "SIGN_IN" and too_late and body["epoch"] == 1 and body["pid"] not in let_in:
            code = "late-unlet"
        if code is not None:
            found.append((code, index, kind))
        if kind in ("CHECK_IN_CLOSE", "SESSION_OPEN"):
            shut = body["at"] if shut is None else min(shut, body["at"])
        if kind == "CHECK_IN":
            let_in.add(body["pid"])
        pin_made = pin_made or kind == "SESSION_PIN"
        pin_shown = pin_shown or kind == "SESSION_PIN" and body["act"] != "made"
    return found


def judge_withdrawals(entries, withheld):
    said, withdrawn, found = {}, set(), []
    for index, kind, body in entries:
        if kind == "MESSAGE":
            said[index] = body["pid"]
        if kind != "MESSAGE_WITHDRAW":
            continue
        message = body["message"]
        is_said = message < index and (withheld.get(message) == "MESSAGE" or said.get(message) == body["pid"])
        if not is_said:
            found.append(("withdraws-nothing", index, kind))
        elif message in withdrawn:
            found.append(("withdrawn-twice", index, kind))
        withdrawn.add(message)
    return found


def step_v15(e, step):
    if not e.leaves:
        return step.skip("needs", what="tile/entries")
    acts = [one for one in e.entries if one[1] in ACTS]
    for index, kind, body in acts:
        if not body.get("by"):
            step.fail("act-unsigned", "entry %d" % index, type=kind)
        if kind in REASONED and body["reason"] == "":
            step.fail("act-without-reason", "entry %d" % index, type=kind)
    for code, index, kind in judge_gates(e.entries, (e.definition or {}).get("lateCutOff")):
        step.fail(code, "entry %d" % index, type=kind)
    for code, entry, kind in judge_proposals(e.entries) + judge_withdrawals(e.entries, e.withheld):
        step.fail(code, "entry %d" % entry, type=kind)
    step.note("acts-named", count=len(acts))
    step.skip("no-second-signature", count=len(acts))


def step_v16(e, step):
    if not e.leaves:
        return step.skip("needs", what="tile/entries")
    hall = followed(e, step)
    if hall is None:
        return
    tell(hall, "V16", step)
    locks = sum(1 for one in e.entries if one[1] == "LOCK")
    if locks == 0 and all("lockBlocks" not in section for section in e.definition["sections"]):
        return step.skip("no-locks")
    step.note("locks-followed", count=locks)


def step_v17(e, step):
    hall = followed(e, step)
    if hall is None:
        return
    tell(hall, "V17", step)
    claimed = e.lines("standing.jsonl")
    if claimed is None or not all(fields({"entries": list_of(nullable(count)), "pid": pid_})(one) for one in claimed):
        return step.fail("file-not-in-form", "file standing.jsonl", field="")
    expected = sorted(hall.people.values(), key=lambda person: person.pid)
    if len(claimed) != len(expected):
        step.fail("standing-other", "file standing.jsonl")
    for place, person in enumerate(expected):
        line = {"entries": person.standing, "pid": person.pid}
        if place >= len(claimed) or claimed[place] != line:
            step.fail("standing-other", "pid " + person.pid)
    answers = sum(one is not None for person in expected for one in person.standing)
    step.note("answers-standing", count=answers)


def read_openings(e, step):
    shape = fields({"entry": count, "opening": fields({"item": text, "option": text, "response": lambda v: v is not MISSING})})
    lines = e.lines("private/openings.jsonl")
    if lines is None or not all(shape(line) for line in lines):
        return step and step.fail("file-not-in-form", "file private/openings.jsonl", field="")
    return {line["entry"]: line["opening"] for line in lines}


def step_v18(e, step):
    check_samples(e, step)
    if e.head is not None and "forgotten" in e.head:
        return step.skip("answers-forgotten", at=e.head["forgotten"])
    if not e.is_auditors:
        return step.skip("answers-closed")
    lines, keys = e.lines("private/answer-keys.jsonl"), None
    if lines is None or not all(fields({"pid": pid_, "key": key_})(line) for line in lines):
        step.fail("file-not-in-form", "file private/answer-keys.jsonl", field="")
    else:
        keys = {line["pid"]: bytes.fromhex(line["key"]) for line in lines}
    openings = read_openings(e, step)
    if keys is None or openings is None:
        return
    hiding = [one for one in e.entries if one[1] in ("ANSWER", "CLEAR", "HELD")]
    commits = {index for index, _, _ in hiding}
    for index in openings:
        if index not in commits:
            step.fail("opens-nothing", "entry %d" % index)
    erased = 0
    for index, kind, body in hiding:
        if index in openings:
            check_opening(e, index, kind, body, openings[index], keys.get(body["pid"]), step)
        else:
            erased += 1
    if erased:
        step.skip("openings-erased", count=erased)
    step.note("openings-tried", count=len(openings))


def check_opening(e, index, kind, body, opening, key, step):
    where = "entry %d" % index
    if key is None:
        return step.fail("opening-without-key", where)
    number = u64(body["epoch"]) + u64(body["mutation"]) if kind == "HELD" else u64(body["seq"])
    tag, item, option, response = "held" if kind == "HELD" else "answer", opening["item"], opening["option"], opening["response"]
    if tagged(tag, body["pid"], item, option, hmac256(key, number)).hex() != body["commitment"]:
        return step.fail("opening-other", where)
    blank = option == "-"
    if blank != (response is None) or (kind != "HELD" and blank != (kind == "CLEAR")):
        return step.fail("opening-of-another-type", where)
    paper = (e.papers or {}).get(body["pid"], [])
    if body["pos"] >= len(paper):
        return step.skip("paper-unknown", where)
    place = paper[body["pos"]]
    if place["itemId"] != item:
        return step.fail("opening-of-another-item", where)
    if type(response) is int and place["options"]:
        shown = place["options"][response] if 0 <= response < len(place["options"]) else None
        if str(shown) != option:
            step.fail("opening-at-another-place", where)


def check_score_sums(e, step):
    codes = [section["code"] for section in e.definition["sections"]]
    bounds = {}
    for section in e.definition["sections"]:
        rule, items = section["scoring"], sum(draw["count"] for draw in section["draw"])
        each = [rule["blank"], rule["maximum"], 0] if rule["kind"] == "weighted" else [rule["right"], rule["wrong"], rule["blank"]]
        bounds[section["code"]] = (items * min(each), items * max(each))
    for person in e.hall.people.values():
        for entry, body, _ in person.scores:
            said = body["sections"]
            if sum(one["points"] for one in said) != body["total"] or [one["code"] for one in said] != codes:
                step.fail("score-does-not-add-up", "entry %d" % entry)
            elif any(not bounds[one["code"]][0] <= one["points"] <= bounds[one["code"]][1] for one in said):
                step.fail("score-impossible", "entry %d" % entry)


def step_v19(e, step):
    if e.definition is None or e.hall is None:
        return step.skip("needs", what="definition.json")
    check_score_sums(e, step)
    check_key_root(e, step)
    check_sampled_keys(e, step)
    scores = [(person, *score) for person in e.hall.people.values() for score in person.scores]
    if not e.is_auditors:
        return step.skip("key-closed", count=len(scores))
    bank, openings = e.json("private/bank.json"), read_openings(e, step)
    if bank is None or not isinstance(bank[0], dict) or openings is None or e.papers is None:
        return step.skip("needs", what="private/bank.json")
    items = {item["id"]: item for item in bank[0]["items"]}
    amends = [(index, body) for index, kind, body in e.entries if kind == "AMEND"]
    for person, entry, body, standing in scores:
        chosen = ["-" if one is None else openings[one]["option"] if one in openings else None for one in standing]
        if None in chosen:
            step.skip("answers-erased", "entry %d" % entry)
            continue
        amended_by = {one["item"]: one["rule"] for index, one in amends if index < entry}
        earned = []
        for section in e.definition["sections"]:
            total = 0
            for place, planned in enumerate(e.papers.get(person.pid, [])):
                if planned["section"] != section["code"]:
                    continue
                blank = chosen[place] == "-"
                rule = section["scoring"]
                item = items[planned["itemId"]]
                amended = amended_by.get(planned["itemId"], {"kind": "key"})
                if amended["kind"] == "none":
                    continue
                if amended["kind"] == "full":
                    total += rule["maximum"] if rule["kind"] == "weighted" else rule["right"]
                    continue
                if "options" in amended:
                    item = {**item, "key": amended["options"]}
                total += rule["blank"] if blank else earns(item, chosen[place], rule)
            earned.append(total)
        said = [one["points"] for one in body["sections"]]
        if said != earned:
            step.fail("score-other", "entry %d" % entry, said=" ".join(map(str, said)), earned=" ".join(map(str, earned)))
    step.note("scores-computed", count=len(scores))


def step_v20(e, step):
    if e.definition is None or e.hall is None:
        return step.skip("needs", what="definition.json")
    results = [result_of(e, person) for person in sorted(e.hall.people.values(), key=lambda person: person.pid)]
    compare_lines(e, "results.jsonl", "result-other", results, step)
    scored = [result for result in results if result["outcome"] == "score"]
    compare_lines(e, "ranking.jsonl", "rank-other", ranked(scored, e.definition["tieBreak"]), step)
    step.note("ranking-computed", count=len(scored), entries=len(e.entries))


def result_of(e, person):
    if person.scores:
        entry, body, _ = person.scores[-1]
        outcome = "disqualified" if person.disqualified else "score"
        return {"entry": entry, "outcome": outcome, "pid": person.pid, "sections": body["sections"], "total": body["total"]}
    absent = [index for index, kind, body in e.entries if kind == "ABSENT" and body["pid"] == person.pid]
    return {"entry": absent[-1] if absent else None, "outcome": "absent" if absent else "none", "pid": person.pid,
            "sections": None, "total": None}


def ranked(results, chain):
    def marks(result):
        points = {}
        for section in result["sections"]:
            points.setdefault(section["code"], section["points"])
        return [-result["total"]] + [-points.get(code, 0) for code in chain]

    ordered = sorted(results, key=lambda result: (marks(result), result["pid"]))
    ranking, rank = [], 1
    for place, result in enumerate(ordered):
        if place > 0 and marks(ordered[place - 1]) != marks(result):
            rank = place + 1
        ranking.append({"pid": result["pid"], "rank": rank, "total": result["total"]})
    return ranking


def compare_lines(e, name, code, expected, step):
    claimed = e.lines(name)
    if claimed is None:
        return step.fail("file-not-in-form", "file " + name, field="")
    if len(claimed) != len(expected):
        step.fail(code, "file " + name)
    for place, one in enumerate(expected):
        if place >= len(claimed) or canonical(claimed[place]) != canonical(one):
            step.fail(code, "pid " + one["pid"])


class Seat:
    """What is shown of one person on the board."""

    def __init__(self, person):
        self.person, self.is_new, self.points, self.frozen, self.of, self.worth = person, True, None, None, {}, {}


class BoardReplay:
    """Section 10: the public board as the entries make it, one after the other."""

    def __init__(self, definition, papers, earns_at):
        self.definition, self.papers, self.earns_at = definition, papers, earns_at
        self.hall, self.seats, self.freeze = Hall(definition), {}, "off"
        self.rule = definition.get("publicBoard", {}).get("freeze")

    def take(self, index, kind, body):
        if kind == "PAPER":
            if body["pid"] not in self.seats:
                self.seats[body["pid"]] = Seat(Person(body))
            return
        self.freeze_before(body["at"])
        self.hall.move(kind, body)
        if self.freeze not in ("off", "lifted"):
            if kind == "BOARD_REVEAL":
                self.freeze = body
            elif kind == "SESSION_CLOSE" and self.rule["reveal"] == "closing":
                self.freeze = "lifted"
        for seat in who_is_meant(self.seats, kind, body):
            seat.person.move(index, kind, body, self.hall)
            seat.is_new = True

    def freeze_before(self, at):
        clock = self.hall.clock
        if self.rule is None or self.freeze != "off" or self.hall.phase != "open" or clock is None or clock.since is not None:
            return
        if at >= clock.deadline(clock.started) - self.rule["last"]:
            self.freeze = "frozen"
            for seat in self.seats.values():
                seat.frozen = self.points_of(seat)

    def revealed(self, now):
        if self.freeze in ("off", "lifted"):
            return len(self.seats)
        if self.freeze == "frozen":
            return 0
        every = self.freeze["everyMs"]
        return min(len(self.seats), self.freeze["shown"] + (0 if every is None else max(0, now - self.freeze["at"]) // every))

    def rows(self, now):
        """The rows by pseudonym; a word where there are none that could be told."""
        revealed = self.revealed(now)
        if 0 < revealed < len(self.seats):
            return "revealing"
        rows = []
        for pid in sorted(self.seats):
            seat = self.seats[pid]
            points = seat.frozen if revealed == 0 else self.points_of(seat)
            if points is None:
                return "closed"
            out = {"disqualified": True} if seat.person.disqualified else {}
            rows.append({**points, **out, "pid": pid, "state": state_of(seat.person)})
        scored = [{**row, "sections": [{**one, "points": one["points"] or 0} for one in row["sections"]]} for row in rows
                  if row["total"] is not None and "disqualified" not in row]
        ranks = {one["pid"]: one["rank"] for one in ranked(scored, self.definition["tieBreak"])}
        return [{**row, "rank": ranks.get(row["pid"])} for row in rows]

    def points_of(self, seat):
        if seat.is_new:
            seat.points = self.count_points(seat)
        seat.is_new = False
        return seat.points

    def count_points(self, seat):
        person, sections = seat.person, self.definition["sections"]
        none = {"sections": [{"code": one["code"], "points": None} for one in sections], "total": None, "counted": 0}
        if person.phase == "finished" and person.scores:
            body = person.scores[-1][1]
            return {"sections": body["sections"], "total": body["total"], "counted": len(person.standing)}
        if person.phase != "working" or self.definition["livePolicy"] == "finished":
            return none
        if self.definition["livePolicy"] == "locked":
            return self.locked_points(seat, none)
        found = self.places(seat, None)
        if found is None:
            return None
        sums, _, given = found
        shown = [{"code": one["code"], "points": sums.get(one["code"], 0)} for one in sections]
        return {"sections": shown, "total": sum(sums.values()), "counted": given}

    def locked_points(self, seat, none):
        if not seat.person.locked:
            return none
        found = self.places(seat, seat.person.locked)
        if found is None:
            return None
        sums, counts, _ = found
        shown = []
        for section in self.definition["sections"]:
            own = counts.get(section["code"], 0)
            one = {"code": section["code"], "points": sums[section["code"]] if own else None}
            if own and own != sum(draw["count"] for draw in section["draw"]):
                one["counted"] = own
            shown.append(one)
        return {"sections": shown, "total": sum(sums.values()), "counted": sum(counts.values())}

    def places(self, seat, only):
        """Sums and numbers of places by section, and how many are answered; None where one cannot be opened."""
        paper = (self.papers or {}).get(seat.person.pid)
        if paper is None:
            return None
        sums, counts, given, standing = {}, {}, 0, seat.person.standing
        for place, planned in enumerate(paper):
            if only is not None and place not in only:
                continue
            entry = standing[place] if place < len(standing) else None
            if seat.of.get(place, MISSING) != entry:
                found = self.earns_at(entry, planned)
                if found is None:
                    return None
                seat.of[place], seat.worth[place] = entry, found
            points, is_blank = seat.worth[place]
            code = planned["section"]
            sums[code], counts[code] = sums.get(code, 0) + points, counts.get(code, 0) + 1
            given += not is_blank
        return sums, counts, given


def state_of(person):
    if person.phase == "finished":
        return "finished"
    if person.epoch == 0:
        return "absent"
    if person.phase == "waiting" or person.clock is None:
        return "waiting"
    return "working" if person.clock.since is None else "paused"


def earner(e):
    """What a place earns, for who holds the answers and the key; of anybody else's places only that one is blank."""
    scoring = {section["code"]: section["scoring"] for section in e.definition["sections"]}
    bank = e.json("private/bank.json") if e.is_auditors else None
    openings = (read_openings(e, None) if e.is_auditors else None) or {}
    items = {item["id"]: item for item in bank[0]["items"]} if bank is not None and isinstance(bank[0], dict) else {}

    def earns_at(entry, planned):
        rule = scoring[planned["section"]]
        if entry is not None and entry not in openings:
            return None
        option = "-" if entry is None else openings[entry]["option"]
        return (rule["blank"], True) if option == "-" else (earns(items[planned["itemId"]], option, rule), False)

    return earns_at


def step_v21(e, step):
    people, before = sum(kind == "PAPER" for _, kind, _ in e.entries), 0
    for index, kind, body in e.entries:
        if kind != "BOARD_REVEAL":
            continue
        if not before <= body["shown"] <= people:
            step.fail("reveal-not-possible", "entry %d" % index, shown=body["shown"], before=before, people=people)
        before = body["shown"]
    judge_rhythm(e, step)
    frames = [(index, body) for index, kind, body in e.entries if kind == "BOARD"]
    if e.definition is None or not frames:
        return step.skip("no-board-frames")
    replay, told = BoardReplay(e.definition, e.papers, earner(e)), {"good": 0, "closed": 0, "before": None}
    waiting = list(reversed(frames))
    for index, kind, body in e.entries:
        while waiting and waiting[-1][1]["size"] <= index:
            judge_frame(e, replay, told, *waiting.pop(), step)
        replay.take(index, kind, body)
    while waiting:
        judge_frame(e, replay, told, *waiting.pop(), step)
    step.note("frames-computed", count=told["good"])
    if told["closed"]:
        step.skip("frames-closed", count=told["closed"])
    last = frame_hash(replay, e.entries[-1][2]["at"])
    if replay.hall.phase == "closed" and last not in ("closed", "revealing") and last != told["before"]["frame"]:
        step.skip("frame-last-missing")


ALIVE_MS = 10000
AT_WORK = ("ANSWER", "CLEAR", "FLAG", "PLAY", "LOCK")
ENDS_STRETCH = ("BOARD", "FINISH", "RECOVERY", "SESSION_CLOSE")


def judge_rhythm(e, step):
    """From somebody's change on, somebody is at work until anybody finishes; no such stretch is longer than announced."""
    within = e.entries[0][2].get("framesWithin") if e.entries else None
    if within is None:
        return
    lived, at = None, 0
    for index, kind, body in e.entries:
        if lived is not None:
            lived += min(body["at"] - at, ALIVE_MS)
        at = body["at"]
        if lived is not None and lived > within and kind != "BOARD":
            step.fail("frame-missing", "entry %d" % index, ms=lived)
            lived = None
        if kind in ENDS_STRETCH:
            lived = None
        elif kind in AT_WORK and lived is None:
            lived = 0


def frame_hash(replay, now):
    rows = replay.rows(now)
    return rows if isinstance(rows, str) else tagged("board", canonical(rows)).hex()


def judge_frame(e, replay, told, index, body, step):
    where, before = "entry %d" % index, told["before"]
    told["before"] = body
    if not (before or {"size": 0})["size"] < body["size"] <= index or replay.hall.phase == "prepared":
        return step.fail("frame-out-of-turn", where, size=body["size"])
    every = e.entries[0][2].get("framesMs")
    if every is None:
        return step.fail("frame-unannounced", where)
    ms = every if before is None else body["at"] - before["at"]
    if ms < every and replay.hall.phase == "open":
        step.fail("frame-too-soon", where, ms=ms)
    shown = frame_hash(replay, body["at"])
    if shown == "closed":
        told["closed"] += 1
    elif shown == body["frame"]:
        told["good"] += 1
    else:
        step.fail("frame-other", where, size=body["size"])


PROOF = re.compile(r"c2sp\.org/tlog-proof@v1\nextra ([A-Za-z0-9+/=]+)\nindex (0|[1-9][0-9]{0,14})\n((?:[A-Za-z0-9+/=]+\n)*)\n")


def step_v22(e, step):
    receipts = e.brought.get("receipts") or []
    if not receipts:
        return step.skip("no-receipt-brought")
    for place, receipt in enumerate(receipts):
        code, where = receipt_code(receipt), "receipt %d" % (place + 1)
        if receipt.startswith("{"):
            check_acks(e, receipt, where, step)
        elif code is None:
            check_receipt(e, receipt, where, step)
        else:
            check_receipt_code(e, code, where, step)


def check_acks(e, text, where, step):
    """SPEC sections 6 and 13: what the log's key has pledged stands where it was pledged to stand."""
    value = (parse_canonical(text.rstrip()) or [None])[0]
    acks = value.get("acks") if isinstance(value, dict) and value.get("format") == "terang-acks/1" else None
    read = [read_ack(one) for one in acks] if isinstance(acks, list) else []
    if not read or None in read or not isinstance(value.get("origin"), str):
        return step.fail("acks-not-in-form", where)
    entries, kept = {index: body for index, _, body in e.entries}, 0
    for ack in read:
        body = entries.get(ack["index"]) or {}
        if e.head is None or value["origin"] != e.head["origin"] or not is_pledged(e, value["origin"], ack):
            step.fail("ack-of-another", where, seq=ack["seq"])
        elif any(body.get(name) != ack[name] for name in ("at", "epoch", "pid", "said", "seq")):
            step.fail("ack-not-kept", where, seq=ack["seq"], entry=ack["index"])
        else:
            kept += 1
    if kept == len(read):
        step.note("acks-kept", where, count=kept)


def read_ack(value):
    if not isinstance(value, dict) or sorted(value) != ["at", "epoch", "index", "pid", "pledge", "said", "seq"]:
        return None
    if any(type(value[name]) is not int or value[name] < 0 for name in ("at", "epoch", "index", "seq")):
        return None
    if any(not isinstance(value[name], str) for name in ("pid", "said", "pledge")):
        return None
    pledge = from_base64(value["pledge"])
    if not re.fullmatch("[0-9a-f]{64}", value["said"]) or pledge is None or len(pledge) < 66:
        return None
    return dict(value, pledge=pledge)


def is_pledged(e, origin, ack):
    pledge, numbers = ack["pledge"], b"".join(u64(ack[name]) for name in ("epoch", "seq", "index", "at"))
    leaf = tagged("ack", origin, ack["pid"], numbers, bytes.fromhex(ack["said"]))
    way = [pledge[at : at + 32] for at in range(66, len(pledge), 32)]
    root = root_from_proof(leaf, pledge[0], pledge[1], way)
    if root is None or e.key is None:
        return False
    text = "cbt-transparency/v1/acks\n%s\n%d\n%s\n" % (origin, pledge[1], base64.b64encode(root).decode())
    return verify_ed25519(e.key["public"], text.encode(), pledge[2:66])


BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def receipt_code(given):
    """SPEC section 7: what the QR code of a receipt says; None for any other text."""
    text = given.strip()
    if len(text) != 267 or any(one not in BASE45 for one in text):
        return None
    data = b""
    for at in range(0, 267, 3):
        value = sum(BASE45.index(one) * 45**power for power, one in enumerate(text[at : at + 3]))
        if value > 0xFFFF:
            return None
        data += value.to_bytes(2, "big")
    if data[:4] != b"TRR1":
        return None
    return {"session": data[4:12], "index": int.from_bytes(data[12:16], "big"), "size": int.from_bytes(data[16:20], "big"),
            "root": data[20:52], "pid": data[52:62].hex(), "leaf": data[62:94], "answer_key": data[94:110],
            "key_id": data[110:114], "signature": data[114:]}


def check_receipt_code(e, receipt, where, step):
    origin = e.head["origin"] if e.head else ""
    index, size, root = receipt["index"], receipt["size"], receipt["root"]
    text = "%s\n%d\n%s\n" % (origin, size, base64.b64encode(root).decode())
    if e.key is None or receipt["key_id"] != e.key["id"] or receipt["session"] != tagged("receipt-session", origin)[:8]:
        return step.fail("receipt-of-another", where)
    if not verify_ed25519(e.key["public"], text.encode(), receipt["signature"]):
        return step.fail("receipt-of-another", where)
    is_there = e.roots.get(size) == root and index < len(e.leaves) and e.leaves[index] == receipt["leaf"]
    if not is_there or index >= size:
        return step.fail("receipt-not-kept", where, entry=index)
    found = [(kind, body) for number, kind, body in e.entries if number == index]
    if not found or found[0][0] != "SCORE" or found[0][1]["pid"] != receipt["pid"]:
        return step.fail("receipt-of-another", where)
    step.note("receipt-kept", where, entry=index, type="SCORE", leaf=receipt["leaf"].hex()[:16])
    check_answer_key(e, receipt["pid"], receipt["answer_key"], where, step)


def check_answer_key(e, pid, key, where, step):
    own = [one for one in e.entries if one[2].get("pid") == pid]
    openings, hidden, cleared = {}, 0, False
    for index, kind, body in own:
        if kind not in ("ANSWER", "CLEAR"):
            continue
        hidden += 1
        paper = (e.papers or {}).get(pid, [])
        if body["pos"] >= len(paper):
            continue
        place, nonce = paper[body["pos"]], hmac256(key, u64(body["seq"]))
        options = ["-"] if kind == "CLEAR" else [str(one) for one in place["options"]]
        for response, option in enumerate(options):
            if tagged("answer", pid, place["itemId"], option, nonce).hex() == body["commitment"]:
                openings[index] = {"response": None if kind == "CLEAR" else response}
                break
        cleared = cleared or (kind == "CLEAR" and index not in openings)
    said = [(body["said"], said_of(key, openings, index, kind, body)) for index, kind, body in own if "said" in body]
    lines = e.lines("private/answer-keys.jsonl") if e.is_auditors else None
    known = {one.get("pid"): one.get("key") for one in lines or []}.get(pid)
    if (known is not None and known != key.hex()) or any(own not in (None, told) for told, own in said):
        return step.fail("receipt-key-other", where)
    if e.papers is not None and cleared:
        return step.fail("receipt-key-other", where)
    told = known is not None or openings or any(own is not None for _, own in said)
    if told or hidden == 0:
        step.note("receipt-opens", where, opened=len(openings), count=hidden)
    else:
        step.skip("receipt-key-untold", where, opened=len(openings), count=hidden)


def check_receipt(e, receipt, where, step):
    found = PROOF.match(receipt)
    checkpoint = parse_checkpoint(receipt[found.end() :]) if found else None
    entry = from_base64(found[1]) if found else None
    proof = [from_base64(line) for line in found[3].split("\n")[:-1]] if found else []
    if checkpoint is None or entry is None or None in proof:
        return step.fail("receipt-not-in-form", where)
    if e.key is None or e.head is None or checkpoint["origin"] != e.head["origin"] or not is_signed(checkpoint, e.key):
        return step.fail("receipt-of-another", where)
    index, leaf = int(found[2]), leaf_of(entry)
    root = root_from_proof(leaf, index, checkpoint["size"], proof)
    if root is None or root != checkpoint["root"]:
        return step.fail("receipt-proves-nothing", where)
    if e.roots.get(checkpoint["size"]) != checkpoint["root"] or index >= len(e.leaves) or e.leaves[index] != leaf:
        return step.fail("receipt-not-kept", where, entry=index)
    read = read_entry(entry)
    step.note("receipt-kept", where, entry=index, type="?" if read[0] == "!" else read[0], leaf=leaf.hex()[:16])


def step_v23(e, step):
    check_exposures(e, step)
    check_seat_balance(e, step)
    check_key_places(e, step)


def check_exposures(e, step):
    if e.papers is None or e.pools is None:
        return step.skip("index-not-published")
    if len(e.papers) < FEWEST_PAPERS:
        return step.skip("papers-too-few", count=len(e.papers), least=FEWEST_PAPERS)
    drawn = {}
    for plan in e.papers.values():
        for planned in plan:
            drawn[planned["itemId"]] = drawn.get(planned["itemId"], 0) + 1
    for _, draws in e.pools:
        for label, units, keep in draws:
            check_exposure(drawn, len(e.papers), label, units, keep, step)


def check_exposure(drawn, papers, label, units, keep, step):
    size = len(units)
    if keep == size:
        return
    counts = [drawn.get(unit[0]["id"], 0) for unit in units]
    spread = sum((size * one - papers * keep) ** 2 for one in counts)
    expected, free = size * papers * keep * (size - keep), size - 1
    bound = free + 10 * math.isqrt(2 * free) + 30
    values = {"draw": label[len("select|") :], "items": size, "least": min(counts), "most": max(counts)}
    if spread * free > expected * bound:
        step.fail("exposure-uneven", **values)
    else:
        step.note("exposure-even", **values)


FEWEST_PAPERS, RARE, FEWEST = 30, 14, 20


def chance_bound(free, rare=RARE):
    """What a chi-square is above with a chance of less than e^-rare; the root is taken up to the next whole number."""
    root = math.isqrt(rare * free)
    return free + 2 * (root + (root * root < rare * free)) + 2 * rare


def counts_of(labels):
    counts = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return counts


def unevenness(labelled):
    """(people, thousandths found, bound) of a table of two labels, or None where it is none."""
    rows, columns = counts_of(row for row, _ in labelled), counts_of(column for _, column in labelled)
    kept = [one for one in labelled if rows[one[0]] >= FEWEST and columns[one[1]] >= FEWEST]
    rows, columns, cells = counts_of(row for row, _ in kept), counts_of(column for _, column in kept), counts_of(kept)
    if len(rows) < 2 or len(columns) < 2:
        return None
    found, total = 0, len(kept)
    for row, in_row in rows.items():
        for column, in_column in columns.items():
            if in_row * in_column < 5 * total:
                return None
            off = total * cells.get((row, column), 0) - in_row * in_column
            found += 1000 * off * off // (total * in_row * in_column)
    return total, found, chance_bound((len(rows) - 1) * (len(columns) - 1))


def seat_tables(seated):
    """Of (pid, room, seat, category) in the order of the roster."""
    count, places, rooms = len(seated), {}, {}
    bands = 4 if count >= 4 * FEWEST else 2
    for pid, room, seat, _ in seated:
        rooms.setdefault(room, []).append((seat, pid))
    for here in rooms.values():
        for at, (_, pid) in enumerate(sorted(here)):
            places[pid] = at * bands // len(here)
    order = [at * bands // count for at in range(count)]
    tables = [("order-rooms", [(order[at], one[1]) for at, one in enumerate(seated)]),
              ("order-places", [(order[at], places[one[0]]) for at, one in enumerate(seated)])]
    if all(one[3] is not None for one in seated):
        tables += [("category-rooms", [(one[3], one[1]) for one in seated]),
                   ("category-places", [(one[3], places[one[0]]) for one in seated])]
    found = [(name, unevenness(labelled)) for name, labelled in tables]
    return [one for one in found if one[1] is not None]


def drawn_seats(e):
    kept = {body["pid"] for _, kind, body in e.entries if kind == "SEAT_KEPT"}
    seats = {body["pid"]: (body["room"], body["seat"]) for _, kind, body in e.entries if kind == "SEAT"}
    rows = (e.lines("private/roster.jsonl") or []) if e.is_auditors else []
    categories = {row["pid"]: row["row"]["category"] for row in rows
                  if isinstance(row.get("pid"), str) and isinstance(row.get("row"), dict) and isinstance(row["row"].get("category"), str)}
    pids = list(dict.fromkeys(body["pid"] for _, kind, body in e.entries if kind == "PAPER"))
    return [(pid, *seats[pid], categories.get(pid)) for pid in pids if pid in seats and pid not in kept]


def check_seat_balance(e, step):
    if e.first("ROOM")[0] is None:
        return step.skip("seats-not-drawn")
    seated = drawn_seats(e)
    tables = seat_tables(seated)
    if not tables:
        return step.skip("seats-too-few-drawn", count=len(seated))
    for name, (people, found, bound) in tables:
        values = {"people": people, "found": found // 1000, "bound": bound}
        if found > 1000 * bound:
            step.fail("seats-uneven-" + name, **values)
        else:
            step.note("seats-even-" + name, **values)


def free_places(item):
    """At how many places the right answer may stand by chance; None where the bank decides."""
    count = len(item["options"])
    if item.get("keepsOrder") is True or (item["pinsLast"] and item["key"][0] == count - 1):
        return None
    free = count - 1 if item["pinsLast"] else count
    return free if free > 1 else None


def is_beyond(counts, bound):
    total, places = sum(counts), len(counts)
    return sum((places * one - total) ** 2 for one in counts) > places * total * bound


def check_key_places(e, step):
    if not e.is_auditors:
        return step.skip("key-places-closed")
    bank = e.json("private/bank.json")
    if bank is None or not isinstance(bank[0], dict) or e.papers is None:
        return step.skip("needs", what="private/bank.json")
    if len(e.papers) < FEWEST_PAPERS:
        return
    keyed = {item["id"]: item for item in bank[0]["items"] if item["kind"] == "single-choice" and len(item["key"]) == 1}
    free, groups, kept = {id_: free_places(item) for id_, item in keyed.items()}, {}, 0
    for pid, plan in e.papers.items():
        for planned in plan:
            if planned["itemId"] not in keyed:
                continue
            places = free[planned["itemId"]]
            if places is None:
                kept += 1
                continue
            key = keyed[planned["itemId"]]["key"][0]
            at = planned["options"].index(key) if key in planned["options"] else places
            if at < places:
                groups.setdefault(places, {}).setdefault(pid, [0] * places)[at] += 1
    told = 0
    for places, papers in sorted(groups.items()):
        counts = [sum(one[at] for one in papers.values()) for at in range(places)]
        if sum(counts) < 5 * places:
            continue
        told += 1
        values = {"places": places, "counts": " ".join(map(str, counts))}
        if is_beyond(counts, chance_bound(places - 1)):
            step.fail("key-places-uneven", **values)
        else:
            step.note("key-places-even", **values)
        bound = chance_bound(places - 1, RARE + len(papers).bit_length())
        for pid, one in papers.items():
            if sum(one) >= 5 * places and is_beyond(one, bound):
                step.fail("key-places-of-paper", "pid " + pid, places=places)
    if told == 0:
        step.skip("key-places-too-few")
    if kept:
        step.note("key-places-kept", count=kept)


TOLD_ACTS = ("PAUSE RESUME EXTENSION EXTENSION_WITHDRAW RELEASE START HELD ADMIT REJECT RECOVERY ASSISTANT ABSENT LINE_GAP SEAT_CHANGE CHECK_DESK INCIDENT "
             "INCIDENT_NOTE DISQUALIFY REOPEN AMEND PROPOSAL RESOLVE").split()


def incident(kind, body):
    if kind in TOLD_ACTS:
        return kind
    if kind == "SIGN_IN" and body["epoch"] > 1:
        return "MOVE"
    if kind == "FINISH" and body["reason"] != "submitted":
        return "END"
    if kind == "IDENTITY" and not body["confirmed"]:
        return "DENY"
    return "REVOKE" if kind == "WORKSTATION" and body["act"] == "revoked" else None


def step_v24(e, step):
    if not e.leaves:
        return step.skip("needs", what="tile/entries")
    for index, kind, body in e.entries:
        what = incident(kind, body)
        if what is not None:
            reason = body["kind"] + ": " + body["reason"] if kind == "INCIDENT" else body.get("reason", "")
            gap = body["until"] - body["since"] if kind == "LINE_GAP" else 0
            step.note("did-" + what, "entry %d" % index, at=body["at"], by=body.get("by") or "",
                      pid=body.get("pid", ""), reason=reason, ms=body.get("ms", gap))
    signs = sum(kind == "INTEGRITY" for _, kind, _ in e.entries)
    if signs:
        step.note("did-SIGNS", count=signs)


# In the order in which they are done: a step uses what those before it have read.
STEPS = [("V1", step_v1), ("V3", step_v3), ("V2", step_v2), ("V4", step_v4), ("V5", step_v5), ("V6", step_v6),
         ("V7", step_v7), ("V8", step_v8), ("V9", step_v9), ("V11", step_v11), ("V10", step_v10), ("V12", step_v12),
         ("V13", step_v13), ("V14", step_v14), ("V15", step_v15), ("V16", step_v16), ("V17", step_v17), ("V18", step_v18),
         ("V19", step_v19), ("V20", step_v20), ("V21", step_v21), ("V22", step_v22), ("V23", step_v23), ("V24", step_v24)]


def run(name, check, evidence, is_no_archive):
    step = Step(name)
    if is_no_archive:
        step.fail("archive-not-in-form") if name == "V1" else step.skip("needs", what="V1")
        return step.report()
    try:
        check(evidence, step)
    except Exception:  # What throws on the way is a failure of what is checked: a sound bundle throws nowhere.
        step.fail("cannot-be-followed")
    return step.report()


def verify_bundle(data, brought):
    files = read_zip(data)
    e = Evidence(files or {}, brought)
    steps = [run(name, check, e, files is None) for name, check in STEPS]
    steps.sort(key=lambda step: int(step["step"][1:]))
    head = e.head or {}
    root = e.roots.get(len(e.leaves))
    return {"format": "terang-verification/1", "ok": all(step["verdict"] != "fail" for step in steps),
            "session": head.get("session", ""), "origin": head.get("origin", ""), "tier": head.get("tier", ""),
            "entries": len(e.leaves), "root": "" if root is None else root.hex(),
            "key": "" if e.key is None else e.key["name"], "bundle": sha256(data).hex(), "steps": steps}


# --- the command line --------------------------------------------------------------------------------------------------------

VERDICTS = {"id": {"pass": "Lolos", "fail": "Gagal", "not-checked": "Tidak diperiksa"},
            "en": {"pass": "Pass", "fail": "Fail", "not-checked": "Not checked"}}


def sentences():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sentences.json")
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except OSError:
        return {"steps": {}, "findings": {}}


def say(finding, words, lang):
    pattern = words["findings"].get(finding["code"], {}).get(lang, finding["code"])

    def fill(found):
        value = finding["values"].get(found[1], "")
        if found[1] == "at" and value != "":
            return datetime.fromtimestamp(value // 1000, timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
        return str(value)

    told = re.sub(r"\{(\w+)\}", fill, pattern).strip()
    return finding["where"] + ": " + told if finding["where"] else told


def describe(report, lang):
    words = sentences()
    lines = ["%s (%s), %d entries, root %s" % (report["session"], report["origin"], report["entries"], report["root"])]
    for step in report["steps"]:
        title = words["steps"].get(step["step"], {}).get(lang, {}).get("title", "")
        lines.append("%4s %-15s %s" % (step["step"], VERDICTS[lang][step["verdict"]], title))
        lines += ["       " + say(one, words, lang) for one in step["wrong"] + step["missing"] + step["held"]]
    return "\n".join(lines)


def read_text(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def batch(folder):
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".terang"):
            continue
        beside = os.path.join(folder, name[: -len(".terang")] + ".json")
        brought = json.loads(read_text(beside)) if os.path.exists(beside) else {}
        with open(os.path.join(folder, name), "rb") as file:
            report = verify_bundle(file.read(), brought)
        print(json.dumps({"name": name, **report}, ensure_ascii=False))
    return 0


def main(args):
    if len(args) == 2 and args[0] == "--batch":
        return batch(args[1])
    path, lang, as_json, brought = None, "en", False, {"vkey": None, "manifests": [], "checkpoints": [], "receipts": [], "witnesses": [], "samples": []}
    rest = list(args)
    while rest:
        word = rest.pop(0)
        if word == "--json":
            as_json = True
        elif word in ("--lang", "--vkey", "--manifest", "--checkpoint", "--receipt", "--acks", "--witness", "--sample") and rest:
            value = rest.pop(0)
            if word == "--lang" and value in VERDICTS:
                lang = value
            elif word == "--vkey":
                brought["vkey"] = value
            elif word == "--acks":
                brought["receipts"].append(read_text(value))
            elif word == "--witness":
                brought["witnesses"].append(value)
            elif word != "--lang":
                brought[word[2:] + "s"].append(read_text(value))
        elif path is None and not word.startswith("--"):
            path = word
        else:
            path = None
            break
    if path is None:
        print(__doc__, file=sys.stderr)
        return 2
    with open(path, "rb") as file:
        report = verify_bundle(file.read(), brought)
    print(json.dumps(report, ensure_ascii=False, indent=2) if as_json else describe(report, lang))
    return 0 if report["ok"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

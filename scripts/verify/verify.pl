#!/usr/bin/perl
# A third implementation of three steps of docs/SPEC.md, written from that text alone: forms (section 5), links of chains (section
# 6), ranks (section 10). Nothing but Perl's own modules. Its test runs where there is a perl and is skipped where there is none.
#
#   perl verify.pl golden                    values of sections 1, 5 and 6, a line each
#   perl verify.pl papers POOLS SEEDS        POOLS: JSON file [[section, [{label, units: [[{id, parts, shuffled}]], keep}]]]
use strict;
use warnings;
use Digest::SHA qw(sha256 sha256_hex hmac_sha256);
use JSON::PP ();

my $TAGS = 'cbt-transparency/v1/';
my $json = JSON::PP->new->canonical->utf8;

sub u64be { pack 'Q>', $_[0] }

# Section 1: TH(tag, p1, ..., pn).
sub th {
    my ($tag, @parts) = @_;
    return sha256(join '', "\x02", map { u64be(length $_) . $_ } $TAGS . $tag, @parts);
}

# Section 1: HKDF-SHA-256 of 32 bytes; one block is enough.
sub hkdf {
    my ($ikm, $salt, $label) = @_;
    my $extracted = hmac_sha256($ikm, length $salt ? $salt : "\0" x 32);
    return hmac_sha256($TAGS . $label . "\x01", $extracted);
}

# Section 5: a stream of numbers below 2^32.
sub stream {
    my ($key) = @_;
    my ($block, $held) = (0, '');
    return sub {
        $held = hmac_sha256(u64be($block++), $key) if $held eq '';
        return unpack 'N', substr $held, 0, 4, '';
    };
}

sub below {
    my ($n, $draw) = @_;
    my $limit = int(2**32 / $n) * $n;
    my $u32 = $draw->();
    $u32 = $draw->() while $u32 >= $limit;
    return $u32 % $n;
}

sub shuffled {
    my ($key, @list) = @_;
    my $draw = stream($key);
    for (my $i = $#list; $i >= 1; $i--) {
        my $j = below($i + 1, $draw);
        @list[$i, $j] = @list[$j, $i];
    }
    return @list;
}

# Section 5: the planned items of one person.
sub paper {
    my ($seed, $manifest, $pid, $pools) = @_;
    my $kc = hkdf($seed, $manifest, "candidate|$pid");
    my $sub = sub { hkdf($kc, '', $_[0]) };
    my @items;
    for my $pool (@$pools) {
        my ($section, $draws) = @$pool;
        my @kept;
        for my $draw (@$draws) {
            my @units = sort { $a->[0]{id} cmp $b->[0]{id} } @{ $draw->{units} };
            my @mixed = shuffled($sub->($draw->{label}), @units);
            push @kept, @mixed[0 .. $draw->{keep} - 1];
        }
        for my $unit (shuffled($sub->("order|$section"), @kept)) {
            for my $item (@$unit) {
                push @items, { itemId => $item->{id}, options => [options($sub, $item)], section => $section };
            }
        }
    }
    return \@items;
}

sub options {
    my ($sub, $item) = @_;
    my @places = 0 .. $item->{parts} - 1;
    return @places if $item->{shuffled} eq 'none';
    my @pinned = $item->{shuffled} eq 'all-but-last' ? (pop @places) : ();
    return (shuffled($sub->("options|$item->{id}"), @places), @pinned);
}

# Section 10: higher total first, then the sections that break ties; who is still equal shares a rank and stands by pseudonym.
sub ranking {
    my ($chain, @people) = @_;
    my $points = sub { my ($one, $code) = @_; (grep { $_->{code} eq $code } @{ $one->{sections} })[0]{points} };
    my $better = sub {
        my ($one, $two) = @_;
        return $two->{total} <=> $one->{total} if $one->{total} != $two->{total};
        for my $code (@$chain) {
            my $by = $points->($two, $code) <=> $points->($one, $code);
            return $by if $by;
        }
        return 0;
    };
    my @order = sort { $better->($a, $b) || $a->{pid} cmp $b->{pid} } @people;
    my @ranks;
    for my $place (0 .. $#order) {
        my $ties = $place > 0 && $better->($order[ $place - 1 ], $order[$place]) == 0;
        push @ranks, $ties ? $ranks[-1] : $place + 1;
    }
    return [map { { pid => $order[$_]{pid}, rank => $ranks[$_], total => $order[$_]{total} } } 0 .. $#order];
}

sub golden {
    my $manifest = th('manifest', 'demo');
    my $secret = "\x07" x 32;
    my $seed = th('session-seed', $secret, '4 2 6 1 3 5 5 2', $manifest);
    my $kc = hkdf($seed, $manifest, 'candidate|P0001');
    my @picked = (shuffled(hkdf($kc, '', 'select|TWK|easy'), 0 .. 199))[0 .. 29];
    my @first = (shuffled(hkdf($kc, '', 'order|TWK'), @picked))[0 .. 2];
    my @options = map { '[' . join(',', shuffled(hkdf($kc, '', "options|$_"), 0 .. 4)) . ']' } @first;
    my $pid = substr unpack('H*', th('pid', '2602-0014', pack 'C*', 0 .. 15)), 0, 20;
    my $key = "\x05" x 16;
    my $nonce = hmac_sha256(u64be(1), $key);
    my $chain = hmac_sha256('chain', $key);
    my $deed = { change => { kind => 'choose', position => 0, response => 2 }, clientAt => 5, epoch => 1, mutation => 1 };
    my $said = hmac_sha256($json->encode($deed), $chain);
    return (
        manifest => unpack('H*', $manifest),
        commitment => unpack('H*', th('seed-commit', $secret, $manifest)),
        seed => unpack('H*', $seed),
        kc => unpack('H*', $kc),
        items => join(', ', @first),
        options => join('  ', @options),
        pid => $pid,
        answer => unpack('H*', th('answer', $pid, 'TWK-NAS-001', '2', $nonce)),
        'chain-key' => unpack('H*', $chain),
        said => unpack('H*', $said),
        links => join(' ', links('terang/00112233/small', $pid, 1, '01' . '09' x 32, '00' x 32, unpack('H*', $said))),
    );
}

# The links of one sign-in: ORIGIN PID EPOCH KEY(hex) BEFORE(hex) SAID(hex)...
sub links {
    my ($origin, $pid, $epoch, $key, $before, @said) = @_;
    my $link = th('chain-start', $origin, $pid, u64be($epoch), map { pack 'H*', $_ } $key, $before);
    my @all = ($link);
    for my $one (@said) {
        $link = th('chain', $link, pack('H*', $one));
        push @all, $link;
    }
    return map { unpack 'H*', $_ } @all;
}

sub papers {
    my ($file, $seeds) = @_;
    open my $in, '<:raw', $file or die "$file: $!";
    my $pools = $json->decode(do { local $/; <$in> });
    my $all = Digest::SHA->new(256);
    for my $n (0 .. $seeds - 1) {
        my $pid = substr sha256_hex("pid $n"), 0, 20;
        my @people = map {
            my $bytes = sha256("person $n $_");
            my ($one, $two) = map { $_ % 3 } unpack 'CC', $bytes;
            my @sections = ({ code => 'A', points => $one }, { code => 'B', points => $two });
            { pid => substr(unpack('H*', $bytes), 0, 20), total => $one + $two, sections => \@sections };
        } 0 .. 5;
        my $items = paper(sha256("seed $n"), sha256('manifest'), $pid, $pools);
        $all->add(sha256($json->encode({ items => $items, ranking => ranking(['B', 'A'], @people) })));
    }
    return $all->hexdigest;
}

my ($what, @rest) = @ARGV;
if (($what // '') eq 'golden') {
    my @lines = golden();
    while (my ($name, $value) = splice @lines, 0, 2) { print "$name $value\n" }
}
elsif (($what // '') eq 'links') { print "$_\n" for links(@rest) }
elsif (($what // '') eq 'papers') { print papers(@rest), "\n" }
else { die "perl verify.pl golden | links ORIGIN PID EPOCH KEY BEFORE SAID... | papers POOLS SEEDS\n" }

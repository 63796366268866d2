# What a desktop says about somebody who goes away: logind's manager and two sessions, and a screen saver. Each line of its input is said.
use strict;
use warnings;
use Net::DBus qw(:typing);
use Net::DBus::Callback;
use Net::DBus::Reactor;

package Manager;
use Net::DBus::Exporter qw(org.freedesktop.login1.Manager);
use base qw(Net::DBus::Object);
dbus_signal('PrepareForSleep', ['bool']);

package Session;
use Net::DBus::Exporter qw(org.freedesktop.login1.Session);
use base qw(Net::DBus::Object);
dbus_signal('Lock', []);
dbus_signal('Unlock', []);
dbus_signal('PropertiesChanged', ['string', ['dict', 'string', ['variant']], ['array', 'string']],
  'org.freedesktop.DBus.Properties');
dbus_property('User', ['struct', 'uint32', 'objectpath'], 'read');
sub User {
  my ($self) = @_;
  return Net::DBus::dbus_struct([Net::DBus::dbus_uint32($self->{user}), '/org/freedesktop/login1/user/_1']);
}

package Saver;
use Net::DBus::Exporter qw(org.freedesktop.ScreenSaver);
use base qw(Net::DBus::Object);
dbus_signal('ActiveChanged', ['bool']);

package GnomeSaver;
use Net::DBus::Exporter qw(org.gnome.ScreenSaver);
use base qw(Net::DBus::Object);
dbus_signal('ActiveChanged', ['bool']);

package main;
# each by itself, as on a desktop
sub service { return Net::DBus->session(private => 1)->export_service($_[0]) }
my $login = service('org.freedesktop.login1');
my $manager = Manager->new($login, '/org/freedesktop/login1');
my $own = Session->new($login, '/org/freedesktop/login1/session/_31');
$own->{user} = $<;
my $other = Session->new($login, '/org/freedesktop/login1/session/c2');
$other->{user} = $< + 1;
my $saver = Saver->new(service('org.freedesktop.ScreenSaver'), '/ScreenSaver');
my $gnome = GnomeSaver->new(service('org.gnome.ScreenSaver'), '/org/gnome/ScreenSaver');

sub hint {
  my ($session, $is) = @_;
  $session->emit_signal('PropertiesChanged', 'org.freedesktop.login1.Session',
    { LockedHint => Net::DBus::dbus_boolean($is) }, []);
}
my %say = (
  'sleep' => sub { $manager->emit_signal('PrepareForSleep', 1) },
  'wake' => sub { $manager->emit_signal('PrepareForSleep', 0) },
  'lock' => sub { $own->emit_signal('Lock') },
  'unlock' => sub { $own->emit_signal('Unlock') },
  'hint' => sub { hint($own, 1) },
  'no hint' => sub { hint($own, 0) },
  'lock of another' => sub { $other->emit_signal('Lock') },
  'hint of another' => sub { hint($other, 1) },
  'saver' => sub { $saver->emit_signal('ActiveChanged', 1) },
  'saver off' => sub { $saver->emit_signal('ActiveChanged', 0) },
  'gnome' => sub { $gnome->emit_signal('ActiveChanged', 1) },
);

$| = 1;
my $reactor = Net::DBus::Reactor->main;
my $read = sub {
  # several lines may come at once, each whole: a pipe takes as little as that in one piece
  exit unless sysread(STDIN, my $lines, 4096);
  $say{$_}->() for split /\n/, $lines;
};
$reactor->add_read(fileno(STDIN), Net::DBus::Callback->new(method => $read));
print "ready\n";
$reactor->run;

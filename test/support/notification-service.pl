# A notification service on the session bus (Desktop Notifications Specification 1.2): prints each Notify as one line of JSON.
package Notices;
use strict;
use warnings;
use JSON::PP;
use Net::DBus;
use Net::DBus::Reactor;
use Net::DBus::Exporter qw(org.freedesktop.Notifications);
use base qw(Net::DBus::Object);

dbus_method('GetCapabilities', [], [['array', 'string']]);
dbus_method('GetServerInformation', [], ['string', 'string', 'string', 'string']);
dbus_method('Notify',
  ['string', 'uint32', 'string', 'string', 'string', ['array', 'string'], ['dict', 'string', ['variant']], 'int32'],
  ['uint32']);

my $shown = 0;
sub GetCapabilities { return ['body'] }
sub GetServerInformation { return ('test', 'test', '1', '1.2') }
sub Notify {
  my ($self, $app, $replaces, $icon, $title, $text) = @_;
  print JSON::PP->new->utf8(0)->encode({ app => $app, title => $title, text => $text }), "\n";
  return ++$shown;
}

binmode STDOUT, ':utf8';
$| = 1;
my $service = Net::DBus->session->export_service('org.freedesktop.Notifications');
my $object = __PACKAGE__->SUPER::new($service, '/org/freedesktop/Notifications');
print "ready\n";
Net::DBus::Reactor->main->run;

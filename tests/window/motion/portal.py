"""Stands in for the settings of a desktop on a bus of its own: run by the Python that has Debian's bindings.

Its first argument is a setting that it has and the value: 'org.gnome.desktop.interface enable-animations false'.
The others are a command, which is run once it can be asked; it ends with that.
"""

import sys

from gi.repository import Gio, GLib

SPACE, KEY, VALUE = sys.argv[1].split(maxsplit=2)
SHAPE = """<node><interface name="org.freedesktop.portal.Settings"><method name="ReadOne">
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
</method></interface></node>"""


def answer(_bus, _sender, _path, _interface, _method, question, call):
    if question.unpack() == (SPACE, KEY):
        call.return_value(GLib.Variant("(v)", (GLib.Variant.parse(None, VALUE),)))
    else:
        call.return_dbus_error("org.freedesktop.portal.Error.NotFound", "no such setting")


def export(bus, _name):
    shape = Gio.DBusNodeInfo.new_for_xml(SHAPE).interfaces[0]
    bus.register_object("/org/freedesktop/portal/desktop", shape, answer, None, None)


def ready(_bus, _name):
    Gio.Subprocess.new(sys.argv[2:], Gio.SubprocessFlags.NONE).wait_async(None, lambda *_: loop.quit())


loop = GLib.MainLoop()
Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.portal.Desktop", Gio.BusNameOwnerFlags.NONE, export, ready, None)
loop.run()

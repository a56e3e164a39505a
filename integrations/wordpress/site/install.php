<?php
/**
 * Installs the site that PAYITOFF_SITE names: its tables, one person of each role, and the plugin.
 *
 * Usage: php install.php <WordPress' folder>
 *
 * @package Payitoff_Link
 */

define( 'WP_INSTALLING', true );

$payitoff_file = getenv( 'PAYITOFF_SITE' ) . '/site.json';
$payitoff_set  = json_decode( file_get_contents( $payitoff_file ), true );
$payitoff_net  = ! empty( $payitoff_set['multisite'] );
$_SERVER      += array(
	'HTTP_HOST'       => preg_replace( '#^https?://#', '', $payitoff_set['address'] ),
	'REQUEST_URI'     => '/',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
);

// The tables of a network come after those of its first site.
if ( $payitoff_net && ! isset( $argv[2] ) ) {
	file_put_contents( $payitoff_file, json_encode( array_merge( $payitoff_set, array( 'multisite' => false ) ) ) );
}

/** WordPress would write a letter. */
function wp_new_blog_notification() {}

require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

if ( ! isset( $argv[2] ) ) {
	wp_install( 'Payitoff', 'admin', 'admin@example.com', true, '', 'admin' );
	// Pictures of people come from elsewhere.
	update_option( 'show_avatars', 0 );
	if ( $payitoff_net ) {
		foreach ( $wpdb->tables( 'ms_global' ) as $payitoff_table => $payitoff_name ) {
			$wpdb->$payitoff_table = $payitoff_name;
		}
		install_network();
		populate_network( 1, $_SERVER['HTTP_HOST'], 'admin@example.com', 'Payitoff network', '/', false );
		file_put_contents( $payitoff_file, json_encode( $payitoff_set ) );
	}
	exit;
}

// Second run: the network, if it is one, is there.
foreach ( array( 'administrator', 'editor', 'author', 'contributor', 'subscriber' ) as $payitoff_role ) {
	$payitoff_user = wp_create_user( $payitoff_role, $payitoff_role, "$payitoff_role@example.com" );
	if ( is_multisite() ) {
		add_user_to_blog( 1, $payitoff_user, $payitoff_role );
	} else {
		( new WP_User( $payitoff_user ) )->set_role( $payitoff_role );
	}
	update_user_meta(
		$payitoff_user,
		'wp_persisted_preferences',
		array(
			'core/edit-post' => array( 'welcomeGuide' => false ),
			'core'           => array( 'enableChoosePatternModal' => false ),
			'_modified'      => '2026-01-01T00:00:00.000Z',
		)
	);
}
require_once ABSPATH . 'wp-admin/includes/plugin.php';
$payitoff_failed = activate_plugin( 'payitoff-link/payitoff-link.php' );
if ( is_wp_error( $payitoff_failed ) ) {
	fwrite( STDERR, $payitoff_failed->get_error_message() . "\n" );
	exit( 1 );
}
